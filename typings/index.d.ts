/// <reference types="miniprogram-api-typings" />

// miniprogram/tsconfig.json includes this file: the phone's own globals, and nothing of Node or the browser.
