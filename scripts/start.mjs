// `npm start`: builds what is needed, starts the local host and opens the workbench in the system browser.
process.argv.push('serve', '--open')
if (!process.argv.includes('--port') && !process.env.PORT) process.argv.push('--port', '0')
await import('./tessera.mjs')
