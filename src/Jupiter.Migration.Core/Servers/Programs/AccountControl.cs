namespace Jupiter.Migration.Servers.Programs;

/// <summary>User Account Control ("User Account Control settings and configuration" on Microsoft Learn).</summary>
public sealed class AccountControl
{
    /// <summary>EnableLUA: whether it is on.</summary>
    public bool? IsOn { get; init; }

    /// <summary>ConsentPromptBehaviorAdmin: what an administrator is asked; 0 for nothing.</summary>
    public long? AdministratorPrompt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"EnableLUA={IsOn} ConsentPromptBehaviorAdmin={AdministratorPrompt}";
}
