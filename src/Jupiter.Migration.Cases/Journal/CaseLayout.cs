using System.IO;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Where things stand in the folder of a case. The folder can be carried to another machine and continued there.</summary>
/// <param name="folder">Full path of the folder. One with a separator at its end is the same folder.</param>
public sealed class CaseLayout(string folder)
{
    /// <summary>Full path of the folder.</summary>
    public string Root { get; } = Path.GetDirectoryName(Path.Combine(folder, "case.json"))!;

    /// <summary>The plan.</summary>
    public string Plan => Path.Combine(Root, "case.json");

    /// <summary>The folder of evidence.</summary>
    public string Evidence => Path.Combine(Root, "evidence");
}
