export type SmallTalk = 'greeting' | 'opening' | 'nothing' | 'anger';
