"""Findings about brands, recipes and layouts."""

from publisher.model.catalogue.entry import ERROR, WARNING, Entry

STYLE: dict[str, Entry] = {
    "STYLE-YAML": Entry(
        ERROR,
        "This file cannot be read: {problem}.",
        "Mend the line, or start again from the file that `publisher new` writes.",
        "Brands, recipes and layouts are YAML files: names, a colon, values, and indents that show what belongs "
        "to what. Tags, repeated names and files that swell when their aliases are written out are refused, "
        "because they can mean something else than they seem to.",
    ),
    "STYLE-KEY": Entry(
        WARNING,
        "'{key}' means nothing in {where}, so it is passed over.",
        "{suggestion}",
        "A name that is not known is most often a slip of the pen. Nothing is done with it, and the page looks as "
        "if the line were not there.",
    ),
    "STYLE-VALUE": Entry(
        ERROR,
        "{key} is {written}, and should be {expected}.",
        "Write {expected}.",
        "The value cannot be understood where it stands, so the page would not look as the brand intends.",
    ),
    "STYLE-ROLE": Entry(
        WARNING,
        "There is no role '{role}', so its look is used nowhere.",
        "{suggestion}",
        "Texts, boxes and lists have roles such as title, safety or steps, and a brand says how each looks. A voice, "
        "such as the dot in cover.title, may be new if the brand also gives its body (voice.body).",
    ),
    "COLOUR-UNKNOWN": Entry(
        ERROR,
        "'{name}' is no colour.",
        '{suggestion} A colour may also be written as hex in quotes, such as "#0B3C49".',
        "A colour is a name from the brand's palette, or CSS: hex, rgb(), hsl() or a CSS name. Hex needs quotes in "
        "YAML, where # starts a comment.",
    ),
    "COLOUR-CYCLE": Entry(
        ERROR,
        "These colours stand for each other in a ring: {ring}.",
        "Give one of them a colour of its own.",
        "A colour may stand for another by name, but the last in the row has to be a colour.",
    ),
    "INK-TOTAL": Entry(
        WARNING,
        "'{name}' lays down {total} % of ink; paper takes about {most} %.",
        "Use less cyan, magenta and yellow, and more black.",
        "Too much ink dries slowly, smears onto the next sheet and cracks on the fold. Coated paper takes 300 to "
        "330 % in all, uncoated paper 240 to 280 %.",
    ),
    "SPOT-TWICE": Entry(
        WARNING,
        "'{name}' and '{other}' are both the spot ink {spot}, but have different CMYK values.",
        "Give both the same values, or '{name}' a spot ink of its own, or none.",
        "One spot ink is one colour: on the press both come out alike, and where CMYK stands in for the ink, one of "
        "the two values is taken for both.",
    ),
    "INK-RICH": Entry(
        WARNING,
        "'{name}' is a black of several plates, and {role} is set in it at {size} pt.",
        "Give it black alone: [0, 0, 0, 100].",
        "Plates never meet exactly. In small type a black of several inks shows coloured edges and fills up; black "
        "alone stays sharp, and it is printed over its ground. From 24 points on it does no harm.",
    ),
    "ICC-UNREADABLE": Entry(
        ERROR,
        "The colour profile {path} cannot be read: {reason}.",
        "Put the print shop's profile (.icc) into the brand's folder and check the name under publisher: press.",
        "For the press, colours are turned into inks by the profile of the press and its paper. It is a file in the "
        "brand's folder.",
    ),
    "ICC-WRONG": Entry(
        ERROR,
        "The colour profile {path} {problem}; an ICC profile of a press that prints in CMYK is needed.",
        "Ask the print shop for its CMYK output profile (.icc), or leave `profile` out for FOGRA39, coated paper.",
        "A profile says what each amount of ink looks like on one press and paper. One for screens, cameras or grey "
        "cannot turn colours into cyan, magenta, yellow and black.",
    ),
    "LOGO-RGB": Entry(
        WARNING,
        "The logo {path} is in RGB and see-through; for the press it was converted to {condition}.",
        "Give the brand its logo as SVG in the brand's own colours: they print in the brand's inks.",
        "Colours that a profile converts come close, but they are not the inks a brand has chosen, and edges that show "
        "the ground are left to the print shop's program to blend.",
    ),
    "LOGO-REMOTE": Entry(
        WARNING,
        "The logo {path} is on the web, and a build opens no connection.",
        "Put the file into the brand's folder and name it here.",
        "A build must give the same pages tomorrow and without a network, so it never downloads anything.",
    ),
    "FONT-MISSING": Entry(
        WARNING,
        "The font family '{family}' is not here; {fallback} stands in for it.",
        "Put its .ttf files into the brand's folder and list them under typography: fonts: files, or install a "
        "package that holds it.",
        "Fonts come from the brand's folder or from installed packages (font-source-sans-pro is one). Nothing is "
        "downloaded, not even a family whose source is Google or Bunny: a build must not depend on a network.",
    ),
    "FONT-UNREADABLE": Entry(
        ERROR,
        "The font file {path} cannot be read.",
        "Check the path: it is relative to the brand's folder.",
        "The brand names a font file that is missing or may not be opened.",
    ),
    "FONT-OUTSIDE": Entry(
        ERROR,
        "The font file {path} is outside the brand's folder.",
        "Move it into the brand's folder.",
        "A brand is one folder that can be handed on as it is. Paths that lead out of it are not followed.",
    ),
    "FONT-BROKEN": Entry(
        ERROR,
        "The font file {path} {problem}.",
        "Until then, remove the file from typography: fonts.",
        "The file is not a TrueType font, or parts of it are missing. It was not used.",
    ),
    "FONT-FORMAT": Entry(
        WARNING,
        "The font file {path} {problem}.",
        "It was passed over.",
        "Pages are set with TrueType outlines (.ttf). Web fonts and fonts with CFF outlines can usually be had in "
        "that form from the same source.",
    ),
    "FONT-VARIABLE": Entry(
        WARNING,
        "The font file {path} is variable; only its weight {weight} is used.",
        "List a static .ttf file for each weight.",
        "A variable font holds many weights in one file. A PDF needs them apart, so bold text would not be bold.",
    ),
    "FONT-RESTRICTED": Entry(
        WARNING,
        "The maker of the font {path} does not allow it to be embedded.",
        "Ask for a licence that allows embedding, or choose another font.",
        "A PDF and an ebook carry their fonts inside. This font's own licence flag says that it must not be carried.",
    ),
    "CONTRAST": Entry(
        ERROR,
        "{colour} {hex} on {ground} {ground_hex} has a contrast of {ratio}:1, and {roles} needs {least}:1.",
        "The nearest shade that can be read is {shade}.",
        "People with low vision, and everyone in poor light, need enough difference between text and ground: 4.5:1, "
        "or 3:1 for text of 18 points, or bold of 14, and larger (WCAG 2.2, 1.4.3).",
    ),
    "TYPE-SMALL": Entry(
        WARNING,
        "{role} is set at {size} pt; it was raised to {least} pt.",
        "Give it {least} pt or more.",
        "Captions and notes under 9 points cannot be read by many of those who most need them.",
    ),
    "FOLD-UNKNOWN": Entry(
        ERROR,
        "There is no fold or sheet '{name}'.",
        "{suggestion}",
        "A recipe folds a sheet of A4 or Letter as a letter (three panels, one folds in), a z or in half.",
    ),
    "LAYOUT-PANEL": Entry(
        ERROR,
        "No fold has a panel '{name}'.",
        "{suggestion}",
        "A layout names panels by where they are when the sheet is folded. Panels of another fold are passed over; a "
        "name that no fold has is a slip, and what it claims would land elsewhere.",
    ),
    "LAYOUT-STANDARD": Entry(
        WARNING,
        "This layout has no `standard`, so panels that it does not name get one plain frame.",
        "Add `standard:` with a frame that claims `rest`.",
        "Panels without an entry of their own take the standard one. It also gives text that no frame claims a home.",
    ),
    "LAYOUT-DRAWING": Entry(
        ERROR,
        "There is no drawing '{name}'.",
        "{suggestion}",
        "A layout places drawings by name. They come with the publisher.",
    ),
    "DRAWING-OPTION": Entry(
        ERROR,
        "The drawing '{drawing}' cannot use '{option}: {value}'.",
        "It takes: {known}. Colours are names of the brand, '#rrggbb', 'none' or mixtures such as 'sand*60+ink*40'.",
        "A brand or a layout sets a drawing's colours and measures by name. This one is not known to the drawing, is "
        "no number where it wants one, or names a colour that the brand does not have.",
    ),
    "LAYOUT-CLAIM": Entry(
        ERROR,
        "A frame cannot claim '{claim}'.",
        "{suggestion} A class is written .name.",
        "A brand's layout serves every guide, so it claims roles, classes and kinds of blocks, never one guide's ids. "
        "Ids may stand only in a layout that lies in the guide's own folder.",
    ),
    "LAYOUT-FRAME": Entry(
        ERROR,
        "A frame on {panel} has no room: its insets meet.",
        "Make the insets smaller, or give top and bottom as parts of the panel.",
        "Insets are measured from the panel's edges. Together they must be less than its width and its height.",
    ),
}
