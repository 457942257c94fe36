"""Findings about what a person wrote: the guide's Markdown, its front matter, its pictures, a clinic's file."""

from publisher.model.catalogue.entry import ERROR, WARNING, Entry

TEXT: dict[str, Entry] = {
    "GUIDE-TOO-LARGE": Entry(
        ERROR,
        "This file holds {size} MB of text; a guide's file may hold {limit} MB.",
        "Split the guide into several files, or take out what is not text.",
        "A treatment guide is a few dozen kilobytes. A file of many megabytes is nearly always something else that was "
        "saved under the guide's name. Files in one folder are read in the order of their names as one guide.",
    ),
    "GUIDE-NOT-UTF8": Entry(
        ERROR,
        "This file is not UTF-8 text: it holds {found}.",
        "Save it again as UTF-8, plain text.",
        "Markdown files are read as UTF-8 and as nothing else, because a wrong guess prints wrong letters. Editors "
        "offer the encoding under 'Save as'. The place given is the first that cannot be UTF-8.",
    ),
    "GUIDE-EMPTY": Entry(
        ERROR,
        "There is no text in this guide.",
        "Write a heading and a first paragraph.",
        "Every file of the guide is empty, or holds only front matter and blank lines, so there is nothing to print.",
    ),
    "GUIDE-NO-HEADING": Entry(
        ERROR,
        "No file of this guide has a heading.",
        "Begin the text with a heading, such as '# Before your visit'.",
        "Headings make the sections, and sections are what panels and chapters are filled with. At least one line has "
        "to begin with # and a space.",
    ),
    "CONTROL-CHARACTER": Entry(
        ERROR,
        "The invisible character {character} stands here.",
        "Delete it; it often comes along when text is pasted.",
        "Control characters such as NUL have no shape and break PDF and EPUB files. Only line ends and tabs "
        "are allowed.",
    ),
    "NESTED-TOO-DEEP": Entry(
        ERROR,
        "This is nested deeper than {limit} levels.",
        "Use fewer levels; three are much for a reader.",
        "Lists in lists, quotes in quotes, blocks in blocks and emphasis in emphasis may go twelve levels deep.",
    ),
    "RAW-HTML": Entry(
        WARNING,
        "{markup} is printed as these characters, not read as HTML.",
        "Say it in Markdown, or put a backslash before the < if the characters are meant.",
        "A guide becomes paper as well as a web page, so HTML in it is never passed on. What looks like a tag or a "
        "comment is printed letter for letter.",
    ),
    "UNKNOWN-VARIABLE": Entry(
        ERROR,
        "Nothing is called {{{{ {name} }}}}.",
        "{suggestion}Use clinic.FIELD, a name under settings in the front matter as clinic.settings.NAME, "
        "guide.title or guide.version.",
        "Words in double braces stand for a value that each clinic gives. A name that no clinic can give would print "
        "as a hole. A clinic setting needs a default in the guide's front matter under 'settings'.",
    ),
    "VARIABLE-MISPLACED": Entry(
        ERROR,
        "Nothing is filled in here: {{{{ {name} }}}} would be printed as these characters.",
        "Write {where} in plain words; variables are filled in the guide's text only.",
        "Words in double braces stand for a value that each clinic gives. They are filled in headings, paragraphs, "
        "lists, tables, boxes and notes, but neither in the front matter nor in what an abbreviation stands for.",
    ),
    "ATTRIBUTES-NOWHERE": Entry(
        WARNING,
        "{attributes} stands before any block it could belong to.",
        "Put it on the line after the block it describes.",
        "An attribute list on a line of its own adds its id, classes and values to the block above it.",
    ),
    "ATTRIBUTES-BROKEN": Entry(
        WARNING,
        "{attributes} is printed as these characters: it is no attribute list, or stands behind nothing.",
        'Write {{: #id .class key="value" }} right behind a link or picture, or on a line of its own.',
        "An attribute list in the wrong place, or with a slip in it, would otherwise turn up in print.",
    ),
    "FENCE-OPEN": Entry(
        ERROR,
        "The code that begins with {fence} never ends.",
        "Close it with a line of {fence}.",
        "Everything after an opening fence is code until a line with the same signs, and as many of them.",
    ),
    "HEADING-EMPTY": Entry(
        ERROR,
        "This heading has no words.",
        "Write the heading, or delete the line.",
        "An empty heading would make a section that nobody can find or link to.",
    ),
    "HEADING-SKIP": Entry(
        WARNING,
        "This heading is of level {found}, but {wanted} is the next level here.",
        "Use {wanted} # signs.",
        "People who listen to a page move by its headings, and a missing level sounds like a missing part "
        "(WCAG 2.2, 1.3.1). The gap is closed in what is made.",
    ),
    "TABLE-HEADLESS": Entry(
        WARNING,
        "This table has no headings: its first row is empty.",
        "Say in the first row what each column holds.",
        "A screen reader says a column's heading with each of its cells. Without headings nobody can tell by ear what "
        "a figure in the middle of a table means (WCAG 2.2, 1.3.1).",
    ),
    "TABLE-RAGGED": Entry(
        ERROR,
        "This row has {found} cells; the table's first row has {wanted}.",
        "Give every row as many cells as the first; write \\| for a bar inside a cell.",
        "A row with too few or too many cells would shift words under the wrong heading, and in a table of medicines "
        "or days that is dangerous. So it is never mended in silence.",
    ),
}

BLOCKS: dict[str, Entry] = {
    "UNKNOWN-BLOCK": Entry(
        ERROR,
        "There is no block called '{name}'.",
        "{suggestion}Blocks are: {known}.",
        "A line '/// name' opens a block that an edition treats in its own way. A name that is not known would make "
        "its content ordinary text, which may be just what it must not be.",
    ),
    "BLOCK-OPEN": Entry(
        ERROR,
        "The block '{name}' that begins here never ends.",
        "Close it with a line {bar}.",
        "A block ends with a line that has as many slashes as the line that opened it. Without that line all that "
        "follows would belong to it.",
    ),
    "BLOCK-NOT-OPEN": Entry(
        ERROR,
        "{bar} closes nothing: no open block began with as many slashes.",
        "Delete the line, or use as many slashes as the block's first line.",
        "A block ends with a line that has as many slashes as the line that opened it.",
    ),
    "BLOCK-MISPLACED": Entry(
        ERROR,
        "A {name} may not stand inside a {outer}.",
        "Move it out of there; it begins at the margin with a line such as '/// {name} | title'.",
        "A block is known by its first line, which stands at the margin, its title behind a bar. Indented in a list, a "
        "quote, a note or a definition that line would be printed as words and the text below it would lose its box. "
        "Four spaces before it would make it code; a line that is meant as code stands in fences (```). "
        "A brief is a section's short form, and safety text is printed beside it in every edition. One inside the "
        "other would be printed twice or not at all.",
    ),
    "BLOCK-OPTION": Entry(
        ERROR,
        "The option '{option}' of this block cannot be read.",
        "Only 'attrs: {{id: name, class: name}}' may stand here, indented by four spaces.",
        "An indented line behind a block's first line is an option, as in pymdown-extensions.",
    ),
    "BRIEF-TWICE": Entry(
        ERROR,
        "This section already has a brief for the same edition, at {first}.",
        "Join the two, or begin a new section between them.",
        "A short edition prints one brief in place of a section's text. Which of two would be chance. A brief that "
        "names editions behind a bar, such as '/// brief | handout', may stand beside the one for all others.",
    ),
    "ONLY-WHAT": Entry(
        ERROR,
        "This block does not say for which editions it is.",
        "Name them behind a bar, such as '/// only | brochure, handout'.",
        "What stands in an 'only' block is printed in the editions it names and in no other.",
    ),
    "TIMELINE-CONTENT": Entry(
        ERROR,
        "A timeline holds dated stages only; this is something else.",
        "Write each stage as a line that says when, then a line that begins with ': '.",
        "A timeline is drawn as a figure on paper and read out as a list, so its parts must be stages: a definition "
        "list whose terms say when.",
    ),
    "TIMELINE-EMPTY": Entry(
        ERROR,
        "This timeline has no stages.",
        "Write each stage as a line that says when, then a line that begins with ': '.",
        "A timeline without stages would be a title above nothing.",
    ),
}

REFERENCES: dict[str, Entry] = {
    "LINK-NOWHERE": Entry(
        ERROR,
        "The link goes to '{target}', which is not in this guide.",
        "{suggestion}Link to the id of a heading.",
        "A link to a place in the guide needs a heading, or another block, with that id. A heading's id is the one "
        "written in {{: #id }} behind it, or else its words in small letters with hyphens.",
    ),
    "LINK-RELATIVE": Entry(
        WARNING,
        "The link goes to the file '{target}', which readers will not have; its words are printed without it.",
        "Link to a file of this guide, to a web address, or take the link out.",
        "Only the guide's own Markdown files become part of what is printed. A path to any other file leads nowhere "
        "once the brochure or ebook has left this folder. A plain Markdown file that was written for the web builds "
        "nonetheless.",
    ),
    "LINK-FORBIDDEN": Entry(
        ERROR,
        "A link may not go to a '{scheme}:' address.",
        "Use https:, mailto: or tel:.",
        "Addresses that run code or open files on the reader's device have no place in a patient's leaflet. Its words "
        "are printed without the link.",
    ),
    "LINK-BROKEN": Entry(
        ERROR,
        "Nobody can open '{target}': it {problem}.",
        "Copy the address from a browser that shows the page.",
        "A web address is https://, the site's name and a path. One with a slip in the site's name leads nowhere, and "
        "in print, as a QR code, it cannot be mended any more.",
    ),
    "DUPLICATE-ID": Entry(
        ERROR,
        "The id '{id}' is already given at {first}.",
        "Choose another id for one of the two.",
        "A link can lead to one place only, and an ebook with the same id twice in a page is not valid.",
    ),
    "NOTE-NOWHERE": Entry(
        ERROR,
        "The footnote [^{label}] is not defined in this guide.",
        "{suggestion}Define it on a line of its own: '[^{label}]: …'.",
        "A mark without its footnote sends the reader to look for something that is not there.",
    ),
    "NOTE-UNUSED": Entry(
        WARNING,
        "Nothing in the text points to the footnote [^{label}].",
        "Put [^{label}] behind the words it supports, or delete it.",
        "A footnote that is marked nowhere is printed nowhere.",
    ),
    "NOTE-TWICE": Entry(
        ERROR,
        "The footnote [^{label}] is already defined at {first}.",
        "Give one of the two another label.",
        "Labels of footnotes are shared by all files of a guide, so that a source can be named once and cited often.",
    ),
}

PICTURES: dict[str, Entry] = {
    "IMAGE-NO-ALT": Entry(
        ERROR,
        "The picture '{source}' has no words for those who cannot see it.",
        "Write what it shows between the brackets, or add {{: .decorative }} if it says nothing.",
        "A screen reader speaks the words in the brackets in place of the picture (WCAG 2.2, 1.1.1). Only a picture "
        "that is pure decoration may go without.",
    ),
    "IMAGE-MISSING": Entry(
        ERROR,
        "The picture '{source}' is not there or cannot be opened.",
        "Check the name and its capital letters; paths begin in the guide's folder, and a logo's in the brand's.",
        "Pictures are looked for relative to the guide's own folder.",
    ),
    "IMAGE-REMOTE": Entry(
        ERROR,
        "The picture '{source}' is on the network, which is never opened.",
        "Save it in the guide's folder and name it by its path.",
        "A build must give the same result tomorrow, and must not tell anyone that it happened.",
    ),
    "IMAGE-OUTSIDE": Entry(
        ERROR,
        "The picture '{source}' lies outside the guide's folder, or may not be read.",
        "Copy it into the guide's folder.",
        "A guide may come from someone else. It must not be able to print other files of this computer.",
    ),
    "IMAGE-BROKEN": Entry(
        ERROR,
        "The picture '{source}' is damaged: {problem}.",
        "Export it again, or copy the original again.",
        "The file begins like a picture but cannot be read to its end.",
    ),
    "IMAGE-UNKNOWN": Entry(
        ERROR,
        "The file '{source}' is no JPEG, PNG or SVG.",
        "Export it as one of these.",
        "What a file is is told from its first bytes, not from its name.",
    ),
    "IMAGE-TOO-LARGE": Entry(
        ERROR,
        "The picture '{source}' is too large to print ({width} × {height} pixels).",
        "Scale it down: a full page at 300 dpi is 2480 × 3508 pixels.",
        "Pictures may have 20,000 pixels a side and 80 million in all. A small file can claim to unpack into something "
        "that fills the memory; its size is therefore read before it is unpacked.",
    ),
    "SVG-UNSAFE": Entry(
        ERROR,
        "The drawing '{source}' holds {what}.",
        "Export it as plain SVG, without scripts, entities or linked files.",
        "An SVG file can run code, load other files and grow without end. A drawing for print needs none of it.",
    ),
}

YAML: dict[str, Entry] = {
    "YAML-BROKEN": Entry(
        ERROR,
        "This is not sound YAML: {problem}.",
        "Look at this line and the one above it; put values with a colon or a # in quotes.",
        "YAML is made of 'name: value' lines. Indents are spaces, never tabs.",
    ),
    "YAML-REFUSED": Entry(
        ERROR,
        "{what} is not allowed here.",
        "Write the value out.",
        "Tags, anchors and aliases can make a small file grow without end or build things that are not text. "
        "Front matter needs none of them.",
    ),
    "YAML-TWICE": Entry(
        ERROR,
        "The key '{key}' is given twice.",
        "Delete one of the two.",
        "Of two values for one name only one could be printed, and which would be chance.",
    ),
    "FRONT-MATTER-OPEN": Entry(
        ERROR,
        "The front matter that begins here never ends.",
        "Close it with a line ---.",
        "Front matter stands between two lines of three hyphens at the very beginning of the first file.",
    ),
    "FRONT-MATTER-SHAPE": Entry(
        ERROR,
        "The front matter is not a list of names with values.",
        "Write lines such as 'title: Microneedling'.",
        "Front matter says what the guide is called, who answers for it and when it was reviewed, each by name.",
    ),
    "FRONT-MATTER-LATER": Entry(
        WARNING,
        "Front matter in a later file of the guide is not read.",
        "Move it to the first file, by name, of the guide's folder.",
        "The files of a folder are one guide with one title. Only its first file says so.",
    ),
    "FRONT-MATTER-UNKNOWN": Entry(
        WARNING,
        "The front matter has no key '{key}'.",
        "{suggestion}Known keys: {known}.",
        "A key that is not known is not read. It is often a known one with a slip in it.",
    ),
    "FRONT-MATTER-TYPE": Entry(
        ERROR,
        "'{key}' should be {wanted}.",
        "Write it as {wanted}.",
        "Dates are written year-month-day, 'settings' holds names with plain values, 'authors' is a list.",
    ),
}

GUIDE: dict[str, Entry] = TEXT | BLOCKS | REFERENCES | PICTURES | YAML
