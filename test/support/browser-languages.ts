/** The page asks the browser for its languages; Node has them from version 21 on. So messages are tested without a DOM. */
if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: { languages: ['en'] } });
