// The unmodified mini-program → a folder a browser can open.
import fs from 'node:fs'
import path from 'node:path'
import { bundle, bundleRuntime } from './compile/bundle'
import { Project } from './compile/project'
import { compileTemplates } from './compile/templates'
import { findUnits } from './compile/units'
import { compileStyles } from './compile/wxss'

export type CompileOptions = {
  /** the folder with project.config.json */
  projectDir: string
  outDir: string
  /** source maps, nothing minified (default) */
  dev?: boolean
  /** what the package does to a style sheet before WeChat compiles it */
  prepare?: (sheet: string) => string
}
export type Compiled = { warnings: string[]; units: number; files: string[]; ms: number }

const RUNTIME = path.join(import.meta.dirname, 'runtime')
const SHELL = path.join(import.meta.dirname, 'shell')
const ASSET = /\.(png|jpe?g|gif|svg|webp|mp3|mp4|ttf|woff2?)$/i

/** Compiles WXML, WXS, WXSS and scripts; a broken template or a missing page throws with its place. */
export async function compile({
  projectDir,
  outDir,
  dev = true,
  prepare = sheet => sheet,
}: CompileOptions): Promise<Compiled> {
  const began = performance.now()
  const warnings: string[] = []
  const project = new Project(projectDir)
  const units = findUnits(project, warnings)
  const templates = compileTemplates(project, units, warnings)
  const { css, scopes } = compileStyles(project, units, prepare, warnings)
  fs.mkdirSync(outDir, { recursive: true })
  const [metafile] = await Promise.all([
    bundle({ project, units, templates, scopes, outDir, dev }),
    bundleRuntime(outDir, dev),
  ])
  fs.writeFileSync(
    path.join(outDir, 'app.css'),
    `${fs.readFileSync(path.join(RUNTIME, 'base.css'), 'utf8')}\n${css}\n`,
  )
  fs.copyFileSync(path.join(RUNTIME, 'app.html'), path.join(outDir, 'app.html'))
  for (const name of ['index.html', 'shell.css'])
    fs.copyFileSync(path.join(SHELL, name), path.join(outDir, name))
  copyAssets(project.root, path.join(outDir, 'mp'))
  return {
    warnings,
    units: units.length,
    files: Object.keys(metafile.inputs),
    ms: Math.round(performance.now() - began),
  }
}

function copyAssets(from: string, to: string) {
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name)
    const target = path.join(to, entry.name)
    if (entry.isDirectory()) {
      if (!/^(node_modules|miniprogram_npm)$/.test(entry.name)) copyAssets(source, target)
    } else if (ASSET.test(entry.name)) {
      fs.mkdirSync(to, { recursive: true })
      fs.copyFileSync(source, target)
    }
  }
}
