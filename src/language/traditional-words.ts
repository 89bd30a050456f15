// Words of our trade in traditional characters, where the general tables choose others than readers in Taiwan and Hong Kong expect.

/**
 * Simplified, then traditional; the longest word counts, from left to right. What stands on buttons must come back to
 * what it was when folded (`foldText`), so only sentences may hold another word (螢幕); a test says which button does not.
 */
export const OWN_WORDS = [
  // Cards and slips: the general tables write 髮卡 and 籤購.
  '发卡 發卡',
  '发卡行 發卡行',
  '签购单 簽購單',
  '被发现 被發現',
  '回复 回覆',
  '直接回复 直接回覆',
  '不再回复 不再回覆',
  '了解 了解',
  '这只是 這只是',
  '还是只有 還是只有',
  '后里 後裡',
  // The machine. On buttons and as the name of a number it is 終端.
  '终端 終端機',
  '终端机 終端機',
  '终端号 終端號',
  '终端编号 終端編號',
  '使用终端 使用終端',
  '终端不能收款 終端不能收款',
  '终端未登记 終端未登記',
  '终端无效 終端無效',
  '卡里 卡裡',
  '屏幕 螢幕',
  // Messages and files.
  '短信 簡訊',
  '信息 資訊',
  '消息 訊息',
  '没消息 沒消息',
  '有了消息 有了消息',
  '链接 連結',
  '个文件 個檔案',
  '文件夹 資料夾',
  '个文件夹 個資料夾',
  '文件太大 檔案太大',
  '文件是空 檔案是空',
  '文件本身 檔案本身',
  '文件先 檔案先',
  '发来的文件 發來的檔案',
  '加载 載入',
  '导出 匯出',
  '在线 線上',
  // Trade.
  '合同 合約',
  '质量 品質',
];

/** Where no word decides. */
export const OWN_CHARACTERS = ['账 帳', '签 簽'];
