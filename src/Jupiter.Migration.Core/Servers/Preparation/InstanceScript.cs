namespace Jupiter.Migration.Servers.Preparation;

/// <summary>A script for whoever answers for a server.</summary>
/// <param name="FileName">Name of its file, the same for every server.</param>
/// <param name="Text">What it says.</param>
public sealed record InstanceScript(string FileName, string Text);
