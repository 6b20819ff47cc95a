/**
 * The person this phone knew was forgotten: nothing of them stays here, drafts and waiting forms with their photos and
 * recordings included, nor a copy they took. Large text stays.
 */
import { isElder, setElder } from '../utils/elder'

export function forgetPhone(): void {
  const elder = isElder()
  wx.clearStorageSync()
  setElder(elder)
  const files = wx.getFileSystemManager()
  files.getSavedFileList({
    success: ({ fileList }) => {
      for (const { filePath } of fileList) files.removeSavedFile({ filePath })
    },
  })
  files.readdir({
    dirPath: wx.env.USER_DATA_PATH,
    success: ({ files: names }) => {
      for (const name of names)
        files.unlink({ filePath: `${wx.env.USER_DATA_PATH}/${name}`, fail: () => undefined })
    },
  })
}
