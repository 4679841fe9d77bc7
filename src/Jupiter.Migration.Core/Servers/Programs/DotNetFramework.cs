namespace Jupiter.Migration.Servers.Programs;

/// <summary>The .NET Framework ("How to: Determine which .NET Framework versions are installed" on Microsoft Learn).</summary>
public sealed class DotNetFramework
{
    /// <summary>Whether 3.5 is on.</summary>
    public bool Has35 { get; init; }

    /// <summary>Whether any 4.x is there.</summary>
    public bool Has4 { get; init; }

    /// <summary>The number by which 4.5 and later tell themselves; null for 4.0, or where none is there.</summary>
    public long? Release { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Has4 ? $"4 ({Release})" : Has35 ? "3.5" : "-";
}
