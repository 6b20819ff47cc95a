/**
 * Reading aloud (念一念). The one file that knows WeChat's speech plugin: an account that has added it names it in
 * `app.json` (docs/adr/0040), and the buttons are there; without it nothing is drawn.
 */

/** What is used of the plugin (wx069ba97219f66d99). */
interface Plugin {
  textToSpeech(options: {
    lang: 'zh_CN'
    tts: true
    content: string
    success(answer: { filename: string }): void
    fail(): void
  }): void
}
export interface Speaker {
  /** One sentence after the other; `ended` once, also when it could not be read. */
  say(sentences: readonly string[], ended: () => void): void
  stop(): void
}

/** Null where the account has no plugin. */
export function speaker(): Speaker | null {
  const plugin = pluginOrNull()
  if (!plugin) return null
  let player: WechatMiniprogram.InnerAudioContext | null = null
  /** What is being read; an answer for an earlier one is for nobody. */
  let turn = 0
  const quiet = () => {
    turn++
    player?.stop()
    player?.destroy()
    player = null
  }
  return {
    stop: quiet,
    say(sentences, ended) {
      quiet()
      const mine = turn
      const next = (at: number): void => {
        const content = sentences[at]
        if (content === undefined) return ended()
        plugin.textToSpeech({
          lang: 'zh_CN',
          tts: true,
          content,
          success: ({ filename }) => {
            if (mine !== turn) return
            player?.destroy()
            player = wx.createInnerAudioContext()
            player.src = filename
            player.onEnded(() => mine === turn && next(at + 1))
            player.onError(() => mine === turn && ended())
            player.play()
          },
          fail: () => mine === turn && ended(),
        })
      }
      next(0)
    },
  }
}

function pluginOrNull(): Plugin | null {
  try {
    return requirePlugin('WechatSI') as Plugin
  } catch {
    return null
  }
}
