import { afterEach, describe, expect, it, vi } from 'vitest'
import { speaker } from './speech'

interface Player {
  src: string
  ended?: () => void
  failed?: () => void
}
/** A phone with the plugin: what was asked of it, and the players it plays with. */
function phone() {
  const asked: string[] = []
  const answers: { success(answer: { filename: string }): void; fail(): void }[] = []
  const players: Player[] = []
  const log: string[] = []
  vi.stubGlobal('requirePlugin', () => ({
    textToSpeech(options: { content: string } & (typeof answers)[number]) {
      asked.push(options.content)
      answers.push(options)
    },
  }))
  vi.stubGlobal('wx', {
    createInnerAudioContext() {
      const player: Player = { src: '' }
      players.push(player)
      return Object.assign(player, {
        play: () => log.push(`play ${player.src}`),
        stop: () => log.push('stop'),
        destroy: () => log.push('destroy'),
        onEnded: (f: () => void) => (player.ended = f),
        onError: (f: () => void) => (player.failed = f),
      })
    },
  })
  return { asked, answers, players, log }
}
afterEach(() => vi.unstubAllGlobals())

describe('reading aloud', () => {
  it('is not there without the plugin', () => {
    vi.stubGlobal('requirePlugin', () => {
      throw new Error('plugin is not declared')
    })
    expect(speaker()).toBeNull()
  })

  it('goes sentence by sentence, and says once when it has ended', () => {
    const { asked, answers, players, log } = phone()
    const ended = vi.fn()
    speaker()?.say(['编号 0323', '明天派给人'], ended)
    expect(asked).toEqual(['编号 0323'])
    answers[0]?.success({ filename: 'one.mp3' })
    players[0]?.ended?.()
    expect(asked).toEqual(['编号 0323', '明天派给人'])
    answers[1]?.success({ filename: 'two.mp3' })
    expect(ended).not.toHaveBeenCalled()
    players[1]?.ended?.()
    expect(ended).toHaveBeenCalledTimes(1)
    expect(log.filter(one => one.startsWith('play'))).toEqual(['play one.mp3', 'play two.mp3'])
  })

  it('that was stopped plays nothing that comes late', () => {
    const { answers, players } = phone()
    const ended = vi.fn()
    const voice = speaker()
    voice?.say(['编号 0323'], ended)
    voice?.stop()
    answers[0]?.success({ filename: 'late.mp3' })
    expect(players).toEqual([])
    expect(ended).not.toHaveBeenCalled()
  })

  it.each(['the plugin', 'the player'])('ends where %s could not', who => {
    const { answers, players } = phone()
    const ended = vi.fn()
    speaker()?.say(['编号 0323'], ended)
    if (who === 'the plugin') answers[0]?.fail()
    else {
      answers[0]?.success({ filename: 'one.mp3' })
      players[0]?.failed?.()
    }
    expect(ended).toHaveBeenCalledTimes(1)
  })
})
