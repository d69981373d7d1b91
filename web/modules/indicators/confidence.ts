const CONFIDENCE: Record<string, string> = {
  verbatim: 'đọc từ văn bản chính thức',
  'verbatim-secondary': 'trích từ cổng thông tin hoặc báo dẫn văn bản',
  reconstructed: 'đối chiếu nhiều nguồn',
  'general-knowledge': 'chưa kiểm chứng',
  illustrative: 'dữ liệu minh họa',
}

/** How a wording or a number of the law was read. */
export function sayConfidence(confidence: string): string {
  return CONFIDENCE[confidence] ?? confidence
}

const MERGE: Record<string, string> = {
  sum: 'cộng các đơn vị cũ',
  'weighted-mean': 'bình quân có trọng số',
  min: 'lấy số thấp nhất',
  'all-must-pass': 'mọi đơn vị cũ phải đạt',
  're-collect': 'thu thập lại',
}

/** What a figure becomes when units merge. */
export function sayMerge(rule: string): string {
  return MERGE[rule] ?? rule
}
