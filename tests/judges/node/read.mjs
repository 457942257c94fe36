// Shows a book in a real reading system and prints what was seen as JSON.
// Arguments: one JSON object { epub, chromium, views: [{ name, width, height, density, scheme, style }], pictures }.
import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer-core'

const HERE = dirname(fileURLToPath(import.meta.url))
const TYPES = { '.html': 'text/html', '.mjs': 'text/javascript', '.js': 'text/javascript', '.epub': 'application/epub+zip' }
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--hide-scrollbars']
// The browser says this of foliate-js itself, for any book.
const OF_THE_READER = /^An iframe which has both allow-scripts and allow-same-origin/

const { epub, chromium, views, pictures } = JSON.parse(process.argv[2])

const serve = () => new Promise(resolve => {
    const server = createServer((request, response) => {
        const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname))
        const file = path === '/book.epub' ? epub
            : path.startsWith('/foliate-js/') ? join(HERE, 'node_modules', path) : join(HERE, path)
        createReadStream(file)
            .once('open', function () { response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream'); this.pipe(response) })
            .once('error', () => { response.statusCode = 404; response.end() })
    }).listen(0, '127.0.0.1', () => resolve(server))
})

// A page that may ask this server only; whatever else it asks for, or complains of, is noted in `faults`.
const quietPage = async (browser, origin, faults) => {
    const page = await browser.newPage()
    await page.setRequestInterception(true)
    page.on('request', request => {
        const local = request.url().startsWith(origin) || /^(blob|data|about):/.test(request.url())
        if (local) return request.continue()
        faults.push(`asks the network for ${request.url()}`)
        return request.abort()
    })
    page.on('pageerror', error => faults.push(`error: ${error}`))
    page.on('console', message => {
        const loud = ['error', 'warn'].includes(message.type()) && !OF_THE_READER.test(message.text())
        if (loud) faults.push(`console: ${message.text()}`)
    })
    return page
}

const look = async (browser, origin, view) => {
    const faults = []
    const page = await quietPage(browser, origin, faults)
    await page.setViewport({ width: view.width, height: view.height, deviceScaleFactor: view.density })
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.scheme }])
    await page.goto(`${origin}/reader.html`)
    await page.waitForFunction('globalThis.ready', { timeout: 30000 })
    const book = await page.evaluate(options => openBook(options), { style: view.style })
    const sections = []
    for (const [index, name] of book.sections.entries()) {
        sections.push({ name, ...await page.evaluate(i => showSection(i), index) })
        if (pictures) await page.screenshot({ path: join(pictures, `${view.name}-${String(index).padStart(2, '0')}.png`) })
    }
    const deadLinks = await page.evaluate(() => deadLinks())
    await page.close()
    return { view: view.name, book, sections, deadLinks, faults }
}

const server = await serve()
const browser = await puppeteer.launch({ executablePath: chromium, args: FLAGS, headless: true, timeout: 90000 })
try {
    const origin = `http://127.0.0.1:${server.address().port}`
    const seen = []
    for (const view of views) seen.push(await look(browser, origin, view))
    process.stdout.write(JSON.stringify(seen))
} finally {
    await browser.close()
    server.close()
}
