namespace Jupiter.Migration.HelpBuilder.Text;

/// <summary>Text that is kept line by line.</summary>
/// <param name="Code">The text.</param>
internal sealed record CodeText(string Code) : TextBlock
{
    /// <inheritdoc/>
    public override string ToText(int width) => Code;
}
