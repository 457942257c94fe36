// Runs in the page: opens a book in foliate-js and tells what a reader would see of it. Values only, no judgement.
import '/foliate-js/view.js'
import { contrasts, escapes, lostPictures, textSize } from '/measure.mjs'

let view
const grounds = new WeakMap()

globalThis.openBook = async ({ style }) => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: style }))
    const blob = await (await fetch('/book.epub')).blob()
    view = document.createElement('foliate-view')
    document.body.append(view)
    await view.open(new File([blob], 'book.epub', { type: 'application/epub+zip' }))
    view.renderer.setAttribute('max-column-count', '1')
    view.renderer.setStyles(style)
    view.addEventListener('load', ({ detail: { doc } }) => grounds.set(doc, groundOf(doc)))
    const { metadata, sections, toc, pageList, landmarks, dir } = view.book
    return {
        title: asText(metadata.title), language: [metadata.language].flat()[0] ?? '', direction: dir ?? '',
        cover: Boolean(await view.book.getCover?.()),
        sections: sections.map(section => section.id),
        toc: flat(toc), pages: flat(pageList),
        landmarks: (landmarks ?? []).map(mark => ({ label: [mark.type].flat().join(' '), href: mark.href })),
    }
}

globalThis.showSection = async index => {
    await view.goTo(index)
    const { doc } = view.renderer.getContents()[0]
    await doc.fonts.ready
    await Promise.all([...doc.images].map(image => image.decode().catch(() => {})))
    await frame(); await frame()
    const size = view.renderer.size
    return {
        title: doc.title, language: doc.documentElement.lang, textSize: textSize(doc),
        escapes: escapes(doc, size), lostPictures: lostPictures(doc), contrasts: contrasts(doc, grounds.get(doc)),
    }
}

// Every link of the navigation and of the text that leads nowhere inside the book.
globalThis.deadLinks = async () => {
    const { book } = view
    const pages = await Promise.all(book.sections.map(section => section.createDocument()))
    const navigation = [...flat(book.toc), ...flat(book.pageList), ...(book.landmarks ?? [])]
    const text = book.sections.flatMap((section, index) => [...pages[index].querySelectorAll('a[href]')]
        .map(link => link.getAttribute('href'))
        .filter(href => !book.isExternal(href))
        .map(href => [section.id, section.resolveHref(href)]))
    return [...navigation.map(({ href }) => ['navigation', href]), ...text]
        .filter(([, href]) => !leadsSomewhere(href, pages))
        .map(([from, href]) => `${from} -> ${href}`)
}

const leadsSomewhere = (href, pages) => {
    const target = href ? view.book.resolveHref(href) : null
    if (!target || target.index < 0) return false
    return !href.includes('#') || Boolean(target.anchor(pages[target.index]))
}

const groundOf = doc => [doc.body, doc.documentElement]
    .map(element => getComputedStyle(element).backgroundColor)
    .find(colour => colour !== 'rgba(0, 0, 0, 0)')

const flat = items => (items ?? []).flatMap(item => [{ label: asText(item.label), href: item.href }, ...flat(item.subitems)])
const asText = value => typeof value === 'object' && value ? Object.values(value)[0] : value ?? ''
const frame = () => new Promise(resolve => requestAnimationFrame(resolve))

globalThis.ready = true
