"""Findings about a table of clinics: its shape (`TABLE`, which stops a run) and single rows and cells (`ROW`, which
stop nothing but their row)."""

from publisher.model.catalogue.entry import ERROR, NOTE, WARNING, Entry

TABLE: dict[str, Entry] = {
    "TABLE-KIND": Entry(
        ERROR,
        "What kind of table this is cannot be told from its name.",
        "Give a file that ends in .csv, .tsv, .jsonl or .xlsx.",
        "A run reads its clinics from a table: text with separators (.csv, .tsv), one JSON object a line (.jsonl) or "
        "an Excel workbook (.xlsx).",
    ),
    "TABLE-UNREAD": Entry(
        ERROR,
        "The table cannot be read: {problem}.",
        "{cure}",
        "The file is not what its name says, or it is damaged.",
    ),
    "TABLE-EMPTY": Entry(
        ERROR,
        "The table has no header.",
        "Write the names of the columns into the first row: name, address, phone and so on.",
        "The first row says what each column holds.",
    ),
    "TABLE-NAMELESS": Entry(
        ERROR,
        "No column is called 'name'. The header was read as: {found}.",
        "{suggestion}Name the columns in the first row. If the header was parted wrongly, say how with --delimiter.",
        "A leaflet that patients take home must say who gave it to them, so a table of clinics needs a column 'name'.",
    ),
    "TABLE-COLUMN-TWICE": Entry(
        ERROR,
        "Two columns are called '{name}', the {first}. and the {second}.",
        "Delete or rename one of them.",
        "Which of the two holds is not for the program to guess: one may be an old telephone number.",
    ),
    "TABLE-COLUMN-BARE": Entry(
        WARNING,
        "The {number}. column has no name and is not read.",
        "Name it in the first row if its values are to be printed.",
        "Columns are known by the names in the first row.",
    ),
    "TABLE-COLUMN-UNKNOWN": Entry(
        WARNING,
        "The column '{name}' is not read.",
        "{suggestion}Known: {known}, and settings.NAME.",
        "A column whose name is not known is left aside, so a telephone number under a misspelt name would be missing "
        "in print. Columns for your own notes do no harm.",
    ),
    "TABLE-SETTING-UNKNOWN": Entry(
        WARNING,
        "The guide has no setting called '{name}'.",
        "{suggestion}Settings of this guide: {known}.",
        "A setting of a clinic takes the place of the one with the same name in the guide's front matter. One that the "
        "guide does not have changes nothing, so the guide's own value would be printed.",
    ),
}

ROW: dict[str, Entry] = {
    "ROW-RAGGED": Entry(
        ERROR,
        "Cells in this row: {found}; in the header: {wanted}.",
        "Put a value that holds the separator between quotation marks, and leave no separator out.",
        "With a separator too many or too few, values stand under wrong names: an address where the telephone number "
        "should be. Nothing is made of such a row.",
    ),
    "ROW-QUOTES": Entry(
        ERROR,
        "A quotation mark is opened here and not properly closed.",
        "Close it, and write a quotation mark inside a quoted value twice.",
        "A value between quotation marks goes on to the closing one, over lines if need be. Without it, the rows below "
        "would be taken for a part of this one.",
    ),
    "ROW-LONG": Entry(
        ERROR,
        "The row is longer than {limit} characters.",
        "Look whether line ends are missing, or another file was pasted in.",
        "No clinic needs so much. The limit keeps a damaged file from filling the memory.",
    ),
    "ROW-JSON": Entry(
        ERROR,
        "The line is not a JSON object: {problem}.",
        'Write one object a line, such as {{"name": "Harbour Skin Clinic", "phone": "020 7946 0018"}}.',
        "In a .jsonl file every line stands for a clinic.",
    ),
    "ROW-LOCALE": Entry(
        ERROR,
        "'{locale}' is no locale.",
        "Write a language tag, such as en-GB or en-US.",
        "The locale of a row says how dates are written and which sheet is usual there.",
    ),
    "ROW-FOLDER-TAKEN": Entry(
        ERROR,
        "The files of this row would go to the folder '{folder}', which row {row} has.",
        "Give one of them a name of its own in the column 'slug'.",
        "Every clinic of a run has a folder of its own, called by its slug or its name. Two clinics of one name would "
        "overwrite each other's files.",
    ),
    "ROW-WORKER-DIED": Entry(
        ERROR,
        "The process that made this row ended without a word, twice.",
        "Make the row by itself with publisher build --clinic; if that fails too, please report it.",
        "The operating system ended the process, for want of memory perhaps, or a library failed in it. The row was "
        "tried again in a new process; the other rows were not touched.",
    ),
    "ROW-FAULT": Entry(
        ERROR,
        "A fault of ours: {fault}.",
        "Please report it, with this row. The other rows were not touched.",
        "The program failed where it should have made the files or said why not.",
    ),
    "ROW-STALE": Entry(
        WARNING,
        "“{file}” is still there from an earlier run; this one did not make it anew.",
        "Do not hand that file out: mend the row, or add the edition to it, and run again; or delete the file.",
        "A file that is not made anew, since its row failed or no longer asks for it, keeps the words, and the safety "
        "advice, of the run that made it. Beside files made just now it looks as good as they do.",
    ),
    "ROW-SMALLER": Entry(
        NOTE,
        "Type in the edition “{edition}” is {percent} % smaller than on the guide's own sheet: the clinic's words take "
        "room.",
        "Look at the sheet once. A shorter name, address or note of hours brings the size back.",
        "All panels of a folded sheet are set at one size, the largest at which the whole text fits, so a long address "
        "on one of them makes type smaller on all. It never goes below the smallest size that the brand allows.",
    ),
    "CELL-ENCODING": Entry(
        ERROR,
        "'{column}' has a character that is not {encoding}.",
        "Save the table as “CSV UTF-8”, or name its encoding, such as --encoding cp1252.",
        "The bytes of the file do not mean any character in the encoding it was read in. Printed so, a name would "
        "have a sign in it that nobody wrote.",
    ),
    "CELL-CONTROL": Entry(
        ERROR,
        "'{column}' has the invisible control character {character}.",
        "Type the value again.",
        "Such characters come from damaged files and cannot be printed.",
    ),
    "CELL-FORMULA": Entry(
        ERROR,
        "'{column}' is a formula, not a value.",
        "Copy the column and paste it as values.",
        "What stands in a cell is printed as it stands, and a formula in a leaflet would be wrong text.",
    ),
    "CELL-NUMBER": Entry(
        ERROR,
        "'{column}' is stored as a number, so a nought at its beginning is lost.",
        "Format the column as text (in JSON, write quotation marks) and type the number again.",
        "Spreadsheets keep 020 7946 0018 as 2079460018. A patient could not reach that number.",
    ),
    "CELL-KIND": Entry(
        ERROR,
        "'{column}' is {kind}, not text.",
        "Format the column as text and type what is to be printed.",
        "How a date or a yes is to be printed is not for the program to guess.",
    ),
    "CELL-LONG": Entry(
        ERROR,
        "'{column}' has {size} characters; at most {limit} are read.",
        "Shorten it.",
        "No value of a clinic needs so much room. Most often another file was pasted into the cell.",
    ),
}
