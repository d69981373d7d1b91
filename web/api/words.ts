/** What is said of a call that had no answer, or one that nobody can read: the only refusals that are not the server's. */
const vi = {
  unreadable: 'Máy chủ trả lời không đọc được. Nội dung bạn nhập vẫn còn; hãy làm lại.',
  notDone: 'Chưa làm được',
  fault: 'Màn hình gặp sự cố',
  faultDetail: 'Màn hình gặp sự cố. Tải lại trang; nội dung đang nhập dở vẫn được giữ trên máy này.',
  noAnswer: 'Máy chủ không trả lời',
  noAnswerAfter: (seconds: number) =>
    `Máy chủ không trả lời sau ${seconds} giây. Nội dung bạn nhập vẫn còn; làm lại không sợ ghi hai lần.`,
  stalled: (seconds: number) =>
    `Tệp đứng yên ${seconds} giây, không gửi thêm được. Tệp bạn chọn vẫn còn; gửi lại khi mạng khá hơn, không sợ ghi hai lần.`,
  noConnection: 'Không nối được máy chủ. Nội dung bạn nhập vẫn còn; làm lại khi có mạng, không sợ ghi hai lần.',
}

const en: typeof vi = {
  unreadable: 'The answer of the server cannot be read. What you typed is still here; try again.',
  notDone: 'Not done',
  fault: 'Something is wrong with this screen',
  faultDetail:
    'Something is wrong with this screen. Load the page again; what you were typing is kept on this machine.',
  noAnswer: 'The server does not answer',
  noAnswerAfter: (seconds) =>
    `The server has not answered for ${seconds} seconds. What you typed is still here; trying again never writes twice.`,
  stalled: (seconds) =>
    `Nothing of the file has moved for ${seconds} seconds. The file you chose is still here; send it again on a better line: it never writes twice.`,
  noConnection:
    'The server cannot be reached. What you typed is still here; try again when there is a network: it never writes twice.',
}

/** Refusals are made outside of React, so the language is that of the page at that moment. */
export function wordsOfCalls(): typeof vi {
  return typeof document !== 'undefined' && document.documentElement.lang === 'en' ? en : vi
}
