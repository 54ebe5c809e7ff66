/** Shown to a browser without the token: one field, no script. */
export const signInPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Tessera</title><style>
body { font: 14px/1.5 system-ui, sans-serif; max-width: 28rem; margin: 18vh auto 0; padding: 0 16px; color: #142023; background: #fff }
h1 { font-size: 20px; font-weight: 600 } label { display: block; margin: 16px 0 4px }
input { width: 100%; box-sizing: border-box; font: inherit; padding: 6px 8px; border: 1px solid #7d888b; border-radius: 3px }
button { margin-top: 12px; font: inherit; font-weight: 500; padding: 6px 12px; border: 0; border-radius: 3px; background: #006571; color: #fff }
@media (prefers-color-scheme: dark) { body { background: #151c1e; color: #e5ebec } input { background: #101618; color: inherit } button { background: #4aafbd; color: #06262b } }
</style></head>
<body><main>
<h1>Tessera</h1>
<p>This address needs the token that the local host printed when it started. Open the printed address, or give the token here.</p>
<p lang="fr">Cette adresse demande le jeton affiché au démarrage de l’hôte local. Ouvrir l’adresse affichée, ou saisir le jeton ici.</p>
<form action="/" method="get"><label for="token">Token · Jeton</label><input id="token" name="token" type="password" autocomplete="off" required autofocus><button type="submit">Open · Ouvrir</button></form>
</main></body></html>`
