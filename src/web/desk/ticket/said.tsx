// Words as the merchant wrote them.

export function Said({ text }: { text: string }) {
  return (
    <bdi dir="auto" className="said">
      {text}
    </bdi>
  );
}
