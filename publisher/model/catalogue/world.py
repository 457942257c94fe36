"""Findings about files, folders and what was asked for (`SETUP`), and about a guide's fitness to be handed out
(`RELEASE`). An error of `SETUP` ends the command with exit code 2: nothing in the guide's text will mend it."""

from publisher.model.catalogue.entry import ERROR, NOTE, WARNING, Entry

SETUP: dict[str, Entry] = {
    "GUIDE-MISSING": Entry(
        ERROR,
        "there is no such guide",
        "give a folder of Markdown files or one Markdown file; guides here: {known}",
        "The name on the command line is neither a folder nor a file. A guide is a folder whose *.md files are read "
        "in the order of their names, or a single Markdown file.",
    ),
    "GUIDE-NONE": Entry(
        ERROR,
        "no guide was named, and there is none under source/",
        "name one (publisher build my-guide.md), or start one: publisher new DIR",
        "Without a name the command takes the only guide under source/ of the working folder. There is none.",
    ),
    "GUIDE-SEVERAL": Entry(
        ERROR,
        "no guide was named, and source/ holds {count}",
        "name one of: {known}",
        "Without a name the command takes the only guide under source/. There are several, and building the wrong one "
        "would be worse than asking.",
    ),
    "GUIDE-WITHOUT-TEXT": Entry(
        ERROR,
        "the folder holds no Markdown file",
        "put the guide's text into files that end in .md; they are read in the order of their names",
        "A guide's folder must hold at least one file whose name ends in .md.",
    ),
    "BRAND-MISSING": Entry(
        ERROR,
        "no brand is called “{name}”",
        "brands here: {known}",
        "A brand is a folder styles/NAME with a file _brand.yml. It is looked for in styles/ of the working folder, "
        "then in styles/ of the folders above the guide, then among those that came with the program.",
    ),
    "IMPOSED-FOLDED": Entry(
        ERROR,
        "The edition “{name}” is no book of pages, so it cannot be imposed.",
        "Leave out --imposed, or name an edition of pages with -e: {known}.",
        "Imposing puts the pages of a book two by two on sheets that are folded and stapled. A folded sheet is one "
        "sheet already, and an ebook has none.",
    ),
    "EDITION-UNBOUND": Entry(
        ERROR,
        "The edition “{name}” is an ebook, and no page of one file.",
        "Name paper editions ({known}), or leave out --as one-file.",
        "One file for many clinics is a PDF: their sheets, one behind the other. An ebook has no sheets, and readers "
        "open one book at a time.",
    ),
    "VOLUME-UNLIKE": Entry(
        ERROR,
        "The sheets of “{clinic}” are made for other inks than those before, and a file can have but one of them.",
        "Make clinics whose brands have other inks in a run of their own, or leave out --as one-file.",
        "A PDF names one press that all its colours are meant for. Printed on another, they would be wrong.",
    ),
    "EDITION-UNKNOWN": Entry(
        ERROR,
        "no edition is called “{name}”",
        "editions here: {known}",
        "The editions that can be built are those that the recipes (styles/editions.yml) list.",
    ),
    "LAYOUT-MISSING": Entry(
        ERROR,
        "the recipe “{edition}” names the layout {layout}, and no such file exists",
        "put it beside the brand's _brand.yml, or take `layout` out of the recipe",
        "A layout says which panel holds what. It is looked for in the guide's folder, in the brand's folder, and "
        "among those that came with the program.",
    ),
    "FILE-UNREADABLE": Entry(
        ERROR,
        "cannot be read: {reason}",
        "check that the file exists, is an ordinary file and that you may read it",
        "The operating system refused to hand out the file, or it is not an ordinary file.",
    ),
    "FILE-TOO-LARGE": Entry(
        ERROR,
        "is {size} MB; at most {limit} MB are read",
        "split it into several files; save pictures at the size they are printed",
        "A file of this size is almost always a mistake, such as a picture saved under a wrong name. "
        "The limit keeps a wrong file from filling the memory.",
    ),
    "OUTPUT-UNWRITABLE": Entry(
        ERROR,
        "cannot be written: {reason}",
        "make room or choose another folder with --output; the last good file is untouched",
        "Each file is written beside its place under another name and moved there when it is whole, so that a failed "
        "build never damages the last good one. Writing it failed.",
    ),
    "RUN-BUSY": Entry(
        ERROR,
        "Another run is writing into this folder.",
        "Wait for it to end, or choose another folder with --output.",
        "Two runs into one folder would overwrite each other's reports. The second stops before it writes anything. A "
        "run that was killed is no hindrance: call it again and it goes on where it stopped.",
    ),
    "ADDRESS-UNUSABLE": Entry(
        ERROR,
        "Nothing can be put at the address {address}: {reason}.",
        "Write a protocol and a place, such as s3://bucket/tonight, or a folder.",
        "With --output a run goes to a folder or to the address of a store that fsspec knows. Signs that would make "
        "one address stand for several are refused.",
    ),
    "EXTRA-MISSING": Entry(
        ERROR,
        "{what} needs the package {package}, which is not installed here.",
        "Install it: pip install '{package}'.",
        "What only some need is not installed with the program: stores come with publisher[cloud], clusters with "
        "publisher[cluster].",
    ),
    "CLUSTER-LOST": Entry(
        ERROR,
        "The cluster at {address} does not do its work: {reason}.",
        "See whether scheduler and workers run, then call the same command again: it goes on from where it was.",
        "The command reaches a Dask cluster at the address of its scheduler. It did not answer, it went away, it had "
        "no worker for five minutes, or the program is not installed there.",
    ),
    "CLUSTER-VERSION": Entry(
        ERROR,
        "The worker {worker} has {name} {here}, and this machine {theirs}.",
        "Install the same on all machines, or leave that worker out; rows that were made are kept.",
        "Another version may set a line otherwise, so that it would depend on the machine what a clinic gets. Each "
        "worker compares all versions, the program's own code too, before it makes a row.",
    ),
    "CLUSTER-FILES": Entry(
        ERROR,
        "The worker {worker} finds other files than this machine for row {row}: guide, brand, recipes or logo.",
        "Start workers in the same folder of a shared disk, or where copies of all these files have the same names.",
        "Workers read the files themselves, by the names that the command was given. What they would make is compared "
        "with what was asked for before it is made.",
    ),
    "DATE-UNKNOWN": Entry(
        ERROR,
        "SOURCE_DATE_EPOCH is “{value}”, which is no number of seconds",
        "set it to whole seconds since 1970, such as 1735689600, or unset it",
        "This variable of the environment fixes the date inside the files, for builds that must come out the same.",
    ),
    "FOLDER-NOT-EMPTY": Entry(
        ERROR,
        "the folder is not empty",
        "name a new folder; nothing was written",
        "`publisher new` never writes among files that are already there.",
    ),
}

RELEASE: dict[str, Entry] = {
    "REVIEW-AWAITED": Entry(
        WARNING,
        "nobody has reviewed this guide yet",
        "have a clinician review it, then name them under reviewed_by with last_reviewed and next_review",
        "Every edition prints that it awaits clinical review until the front matter names who reviewed it.",
    ),
    "REVIEW-OVERDUE": Entry(
        ERROR,
        "the review was due on {due}",
        "have the guide reviewed again and set last_reviewed and next_review; --allow-overdue builds it until then, "
        "and says so on every page",
        "Advice for patients grows old. Past the date that the guide itself sets, no new file is made of it, unless "
        "somebody who answers for it asks with --allow-overdue; readers are then told on every page.",
    ),
    "REVIEW-LAPSED": Entry(
        WARNING,
        "the review was due on {due}; every page says so",
        "have the guide reviewed again and set last_reviewed and next_review",
        "The build was asked with --allow-overdue to make files of a guide whose own review date is past. Every page "
        "on paper and the front of the ebook tell readers since when.",
    ),
    "REVIEW-DATES": Entry(
        ERROR,
        "the next review, {due}, is not after the last one, {last}",
        "set next_review to the day by which a clinician is to look at the guide again",
        "Until the next review readers take the text as checked. With the two dates the wrong way round nobody can "
        "tell until when.",
    ),
    "GOVERNANCE-MISSING": Entry(
        WARNING,
        "the front matter does not say {keys}",
        "add {keys} to the front matter; docs/writing.md tells what each is for",
        "Readers and staff judge a guide by who reviewed it and when, what it rests on, who has an interest in it and "
        "where to write about it. The ebook prints this at its end.",
    ),
    "REVIEW-DUE": Entry(
        WARNING,
        "the next review is due on {due}, in {days} days",
        "plan the review now; after that date the guide no longer builds",
        "A reminder, given for ninety days before the guide's own review date.",
    ),
    "VERSION-MISSING": Entry(
        WARNING,
        "the guide has no version",
        "add `version:` to the front matter, such as version: 1.0",
        "Readers and staff tell an old copy from a new one by the version: every sheet prints it, and the files, the "
        "manifest and the address of the QR code carry it.",
    ),
    "DESCRIPTION-MISSING": Entry(
        NOTE,
        "the guide has no description",
        "add `description:` to the front matter: one sentence on what the guide is about",
        "The description stands in the metadata of the files, where libraries and reading systems show it.",
    ),
    "LANGUAGE-UNSPOKEN": Entry(
        WARNING,
        "the guide is in “{language}”, but what the publisher adds to it, such as “{example}”, is in English",
        "look at the cover, the back panel and the ebook's own pages, and decide whether your readers can use them so",
        "Some words are the publisher's own: the line about review, the invitation to the full guide, the names of the "
        "ebook's pages. It has them in English only.",
    ),
    "SAFETY-MISSING": Entry(
        WARNING,
        "the guide has short forms but no safety block",
        "put what every reader must see, such as when to call the clinic, into `/// safety`",
        "A short edition prints briefs and safety blocks only. Without a safety block, warnings that stand in the long "
        "text do not reach those who get the short one.",
    ),
}

WORLD: dict[str, Entry] = SETUP | RELEASE
