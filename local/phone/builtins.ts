/** The tags WeChat draws itself; in the browser each becomes `wx-…`, so that no HTML element is made by accident. */
export const BUILTINS: readonly string[] =
  `view text image button input textarea scroll-view swiper swiper-item picker picker-view
picker-view-column switch checkbox checkbox-group radio radio-group slider form label navigator icon progress rich-text cover-view
cover-image canvas video audio map web-view movable-area movable-view root-portal page-container page-meta navigation-bar match-media
open-data official-account camera live-player ad share-element sticky-header sticky-section list-view grid-view keyboard-accessory`.split(
    /\s+/,
  )
