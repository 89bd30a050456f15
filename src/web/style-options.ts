// How Web Chat looks here. Colours are the page's own CSS variables, so dark mode needs no second table.

const BUBBLE_RADIUS = 14;

export const STYLE_OPTIONS = {
  accent: 'var(--accent)',
  backgroundColor: 'var(--page)',
  subtle: 'var(--quiet)',
  primaryFont: 'var(--font)',
  fontSizeSmall: '13px',
  paddingRegular: 10,
  paddingWide: 16,

  avatarSize: 32,
  botAvatarInitials: '解',
  botAvatarBackgroundColor: 'var(--brand)',

  bubbleBackground: 'var(--bubble)',
  bubbleTextColor: 'var(--text)',
  bubbleBorderColor: 'var(--line)',
  bubbleBorderRadius: BUBBLE_RADIUS,
  bubbleFromUserBackground: 'var(--own-bubble)',
  bubbleFromUserTextColor: 'var(--own-text)',
  bubbleFromUserBorderColor: 'var(--own-bubble)',
  bubbleFromUserBorderRadius: BUBBLE_RADIUS,
  bubbleMinHeight: 36,
  bubbleMaxWidth: 560,
  messageActivityWordBreak: 'break-word',

  sendBoxBackground: 'var(--bubble)',
  sendBoxTextColor: 'var(--text)',
  sendBoxPlaceholderColor: 'var(--quiet)',
  sendBoxBorderTop: '1px solid var(--line)',
  sendBoxButtonColor: 'var(--accent)',
  sendBoxButtonColorOnDisabled: 'var(--quiet)',
  sendBoxHeight: 52,
  sendBoxTextWrap: true,
  // At once: a file that waits in the send box is marked by a dot alone.
  sendAttachmentOn: 'attach',
  uploadAccept: 'image/*,application/pdf,.heic',
  // Drawing one takes a worker that the page's policy does not allow.
  enableUploadThumbnail: false,
  maxMessageLength: 2000,
  // What is posted while offline waits in our own outbox; five minutes is Web Chat's hard limit.
  sendTimeout: 299_000,

  suggestedActionLayout: 'flow',
  suggestedActionBackgroundColor: 'var(--bubble)',
  suggestedActionBackgroundColorOnHover: 'var(--hover)',
  suggestedActionBackgroundColorOnActive: 'var(--hover)',
  suggestedActionBackgroundColorOnFocus: 'var(--hover)',
  suggestedActionBorderColor: 'var(--accent)',
  suggestedActionTextColor: 'var(--accent)',
  suggestedActionBorderRadius: 20,
  suggestedActionBorderWidth: 1,

  cardEmphasisBackgroundColor: 'var(--hover)',
  richCardWrapTitle: true,

  // A long answer is read from its beginning, and short ones that follow each other come into sight.
  autoScrollSnapOnPage: true,

  timestampColor: 'var(--quiet)',
  transcriptOverlayButtonBackground: 'var(--brand)',
  transcriptOverlayButtonBackgroundOnHover: 'var(--brand)',
  transcriptOverlayButtonBackgroundOnFocus: 'var(--brand)',
  transcriptOverlayButtonColor: '#ffffff',
  hideTelephoneKeypadButton: true,
};
