// Measures one rendered document. Lengths are CSS pixels; `size` is the width of a page of the paginated view.

const SLACK = 1

// What stands outside its page, is cut off, or has to be scrolled sideways: one line each.
export const escapes = (doc, size) => {
    const page = pageOf(doc, size)
    return [...new Set(elements(doc).flatMap(element => [
        ...outside(element, page), ...cut(element), ...tall(element, page),
    ]))]
}

const pageOf = (doc, size) => {
    const style = getComputedStyle(doc.documentElement)
    return {
        size, height: doc.documentElement.clientHeight,
        left: parseFloat(style.paddingLeft), right: size - parseFloat(style.paddingRight),
    }
}

const outside = (element, page) => {
    if (scroller(element.parentElement)) return []
    return boxes(element).flatMap(box => {
        const start = Math.floor((box.left + SLACK) / page.size) * page.size
        if (box.left >= start + page.left - SLACK && box.right <= start + page.right + SLACK) return []
        return [`${named(element)} outside its page: ${Math.round(box.left - start)} to ${Math.round(box.right - start)}, page ${page.left} to ${page.right}`]
    })
}

const cut = element => {
    const { overflowX } = getComputedStyle(element)
    if (overflowX === 'visible' || element.scrollWidth <= element.clientWidth + SLACK) return []
    const verb = overflowX === 'auto' || overflowX === 'scroll' ? 'scrolls sideways' : 'is cut off'
    return [`${named(element)} ${verb}: ${element.scrollWidth} in ${element.clientWidth}`]
}

const tall = (element, page) => {
    if (!element.matches('img, svg') || element.getBoundingClientRect().height <= page.height + SLACK) return []
    return [`${named(element)} is taller than its page`]
}

// An element's own box and the lines of text that it holds itself.
const boxes = element => [...element.getClientRects(), ...texts(element).flatMap(node => {
    const range = element.ownerDocument.createRange()
    range.selectNodeContents(node)
    return [...range.getClientRects()]
})].filter(box => box.width > 0 && box.height > 0)

// Text whose contrast with its ground is below WCAG 1.4.3: 4.5, or 3 for large text.
export const contrasts = (doc, ground) => {
    const page = ground ?? canvas(doc)
    return [...new Set(elements(doc).filter(element => texts(element).length).flatMap(element => faint(element, page)))]
}

const faint = (element, page) => {
    const behind = layers(element, page)
    const { color, fontSize, fontWeight } = getComputedStyle(element)
    const large = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 700)
    const ratio = contrast(painted([...behind, color]), painted(behind))
    return ratio < (large ? 3 : 4.5) ? [`${named(element)} ${color} on ${behind.at(-1)}: ${ratio.toFixed(2)}`] : []
}

// The colours that lie behind an element's text, the page's first.
const layers = (element, page) => {
    const above = []
    for (let at = element; at && at !== at.ownerDocument.body; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at)
        if (backgroundColor !== CLEAR) above.unshift(backgroundColor)
    }
    return [page, ...above]
}
const CLEAR = 'rgba(0, 0, 0, 0)'

// The colour of an empty page: the system colour Canvas in the scheme that the document uses.
const canvas = doc => {
    const probe = doc.createElement('span')
    probe.style.color = 'Canvas'
    doc.documentElement.append(probe)
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
}

// What the browser itself makes of colours laid over each other, whatever notation each is in: red, green, blue.
const easel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
const paintings = new Map()
const painted = colours => {
    const key = colours.join('|')
    if (!paintings.has(key)) {
        easel.clearRect(0, 0, 1, 1)
        for (const colour of colours) { easel.fillStyle = colour; easel.fillRect(0, 0, 1, 1) }
        paintings.set(key, [...easel.getImageData(0, 0, 1, 1).data.slice(0, 3)])
    }
    return paintings.get(key)
}

const luminance = channels => channels
    .map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0)
const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
    return (light + 0.05) / (dark + 0.05)
}

export const lostPictures = doc => [...doc.images]
    .filter(image => !image.complete || !image.naturalWidth)
    .map(image => image.alt || image.getAttribute('src'))

// Size of the first running text: it has to follow the size that the reader chose.
export const textSize = doc => {
    const paragraph = elements(doc).find(element => element.matches('p') && element.textContent.trim().length > 40)
    return paragraph ? parseFloat(getComputedStyle(paragraph).fontSize) : null
}

const elements = doc => [...doc.body.querySelectorAll('*')].filter(element => shown(element))
const shown = element => {
    if (!element.getClientRects().length) return false
    const { clip, clipPath, visibility } = getComputedStyle(element)
    return visibility === 'visible' && (clip === 'auto' || !clip) && clipPath === 'none'
        && !(element.namespaceURI.endsWith('svg') && element.localName !== 'svg')
}
const texts = element => [...element.childNodes].filter(node => node.nodeType === 3 && node.data.trim())
const scroller = element => element && element !== element.ownerDocument.documentElement
    && (getComputedStyle(element).overflowX !== 'visible' || scroller(element.parentElement))
const named = element => [
    element.localName, element.id && `#${element.id}`, ...[...element.classList].map(name => `.${name}`),
].join('') + ` "${element.textContent.trim().replace(/\s+/g, ' ').slice(0, 30)}"`
