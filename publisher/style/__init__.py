"""Floor 1: lengths, colours, brands, recipes, layouts, folds; and the `Sheet`, the look of every role.

Bytes and loaders come in, frozen values and findings go out; nothing here looks for files of people.

- `fold.geometry(size, fold, place)` → `Geometry`
- `recipe.read_recipes(path, data)` → recipes by name, findings
- `brand.read_brand(name, folder, data, load)` → `Brand`, findings
- `layout_file.read_layout(path, data, geometry, colours, drawings, ids)` → `Layout`, findings
- `sheet.make_sheet(brand, recipe, geometry, layout)` → `Sheet`, findings
- `length.points(text, default_unit, base)` → points
"""
