namespace Jupiter.Migration.Binding.Completion;

/// <summary>A value that an argument may have.</summary>
internal sealed class Proposal(string text, string explanation = "")
{
    /// <summary>The value.</summary>
    public string Text { get; } = text;

    /// <summary>What it stands for.</summary>
    public string Explanation { get; } = explanation.Length > 0 ? explanation : text;
}
