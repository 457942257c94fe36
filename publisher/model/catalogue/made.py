"""Findings of `publisher verify`: about a manifest or report itself (`MANIFEST`, which end the command), and about the
files that were made (`MADE`)."""

from publisher.model.catalogue.entry import ERROR, WARNING, Entry

_SINCE = "A file is made from texts, pictures, a brand, recipes and by a program. What differs today explains why it "
_AGAIN = "Build or press it again. If the old state is the right one, bring it back."

MANIFEST: dict[str, Entry] = {
    "MANIFEST-UNREAD": Entry(
        ERROR,
        "This is no manifest or report: {problem}.",
        "Name output/manifest.json of a build or output/run-report.json of a run. If it was damaged, build again.",
        "`verify` reads what `build` and `press` write beside the files that they make. Nothing can be compared "
        "without it.",
    ),
    "MANIFEST-VERSION": Entry(
        ERROR,
        "Its form is number {found}; this program knows number {known}.",
        "Build again with this program, or verify with the one that wrote it.",
        "The form of a manifest or report has a number, which grows when older programs could not read it any more.",
    ),
    "MANIFEST-INCOMPLETE": Entry(
        ERROR,
        "What it says of “{name}” cannot be used: “{key}” is missing or not of the right kind.",
        "Build that file again.",
        "An older program wrote less, or somebody altered the file. Nothing is guessed.",
    ),
    "MANIFEST-PATH": Entry(
        ERROR,
        "It names “{path}”, which no build writes into it.",
        "Do not use this file: build again.",
        "Files lie below the manifest's own folder, and sources are named as seen from the working folder. Another "
        "path means that the manifest was altered or is not from this program, and nothing there is opened.",
    ),
}

MADE: dict[str, Entry] = {
    "MADE-GONE": Entry(
        ERROR,
        "The file is not there any more, or cannot be read.",
        "Build it again, or take it back from where it was put.",
        "The manifest lists it, and nothing that can be read lies at its place.",
    ),
    "MADE-SHORT": Entry(
        ERROR,
        "The file is {size} bytes long; {whole} were written.",
        "Do not hand it out: it was cut off, or is another file. Build it again.",
        "A copy that stopped half way or a full disk leaves the beginning of a file. Pages may be missing.",
    ),
    "MADE-ALTERED": Entry(
        ERROR,
        "The file is not the one that was made.",
        "Do not hand it out before you know who changed it. Build it again.",
        "Its SHA-256 is not the recorded one: it was edited, saved by another program, damaged, or put there in place "
        "of the one made.",
    ),
    "REMADE-OTHER": Entry(
        ERROR,
        "Made again, the file comes out otherwise. What explains it: {causes}.",
        _AGAIN,
        "The file does not show what its sources say today. Each difference is told by itself too, where it lies.",
    ),
    "REMADE-UNEXPLAINED": Entry(
        ERROR,
        "Made again, the file comes out otherwise, and nothing that it is made from has changed.",
        "This is a fault of ours: please report it, with the manifest, the file, and the one that "
        "publisher build --force -o ANOTHER-FOLDER makes.",
        "The same texts, brand and program must give the same bytes. They did not, and we cannot say why.",
    ),
    "REMADE-NOT": Entry(
        ERROR,
        "The file cannot be made again: {problem}",
        "Call verify in the folder that the build was called in; then mend what is named here. For a run's files "
        "alone: --rows none.",
        "To compare, the file is made again in memory from what the manifest names. That was not possible.",
    ),
    "REMADE-NO-ROW": Entry(
        ERROR,
        "The report has no row {rows} of which a file was made.",
        "Name rows as the report counts them: as in the table, the header being row 1.",
        "Only a row of which the run made files can be made again and compared.",
    ),
    "SINCE-CHANGED": Entry(
        WARNING,
        "{what} has changed since the files were made.",
        _AGAIN,
        _SINCE + "would come out otherwise.",
    ),
    "SINCE-GONE": Entry(
        WARNING,
        "{what} was read when the files were made, and cannot be read now.",
        "Bring it back, or build again without it. Call verify in the folder that the build was called in.",
        _SINCE + "would come out otherwise.",
    ),
    "SINCE-NEW": Entry(
        WARNING,
        "{what} has come since the files were made, and would be read now.",
        _AGAIN,
        "Files are looked for in several places, and every text in a guide's folder belongs to it. One that was not "
        "there may stand before the one that was read.",
    ),
    "SINCE-FOUND": Entry(
        WARNING,
        "Looking for the {what} finds something else: it was {was}; it is {now}.",
        _AGAIN,
        "Guides, brands and recipes are looked for in several folders, nearest first. Folders have come or gone.",
    ),
    "SINCE-FONT": Entry(
        WARNING,
        "The installed font “{family}” is not the one that the files were set in.",
        "Install the version that the manifest's fonts name, or build again.",
        _SINCE + "would come out otherwise.",
    ),
    "SINCE-TOOL": Entry(
        WARNING,
        "{name} was {was} when the files were made; it is {now}.",
        "Install that version again to get the same bytes, or build again and look at the pages.",
        "Another version of the program or of a library may break a line otherwise or write the same page in other "
        "bytes.",
    ),
    "SINCE-CODE": Entry(
        WARNING,
        "The program's own code was {was} when the files were made; it is {now}.",
        "Build again and look at the pages.",
        "The version is the same or a later one, and the program's files differ: it was worked on.",
    ),
    "SINCE-CLOCK": Entry(
        WARNING,
        "SOURCE_DATE_EPOCH was {was} when the files were made; it is {now}.",
        "Set it as it was to get the same bytes, or build again.",
        "This variable of the environment sets the date inside the files.",
    ),
}
