/** Opens the phone's own dialler. Backing out of it is no mistake; without a number it says whom else to ask. */
export function ring(phone: string | null | undefined): void {
  if (!phone) {
    void wx.showToast({ title: '这位没有留电话。请到“有事找谁”里看看。', icon: 'none', duration: 3000 })
    return
  }
  wx.makePhoneCall({ phoneNumber: phone, fail: () => undefined })
}
