namespace Jupiter.Migration.HelpBuilder.Text;

/// <summary>Running text.</summary>
/// <param name="Text">The text.</param>
internal sealed record Paragraph(string Text) : TextBlock
{
    /// <inheritdoc/>
    public override string ToText(int width) => LineWrap.Wrap(Text, width, 0);
}
