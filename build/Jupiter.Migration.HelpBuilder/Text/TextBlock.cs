namespace Jupiter.Migration.HelpBuilder.Text;

/// <summary>A piece of a page as plain text.</summary>
internal abstract record TextBlock
{
    /// <summary>The text.</summary>
    /// <param name="width">Columns to wrap at.</param>
    /// <returns>Lines, without a line break at the end.</returns>
    public abstract string ToText(int width);
}
