namespace Jupiter.Migration.Binding.Completion;

/// <summary>A value that an argument may have.</summary>
internal sealed class Proposal
{
    /// <summary>Makes a proposal.</summary>
    /// <param name="text">The value.</param>
    /// <param name="explanation">What it stands for; without one the value itself.</param>
    public Proposal(string text, string explanation = "")
    {
        Text = text;
        Explanation = explanation.Length > 0 ? explanation : text;
    }

    /// <summary>The value.</summary>
    public string Text { get; }

    /// <summary>What it stands for.</summary>
    public string Explanation { get; }
}
