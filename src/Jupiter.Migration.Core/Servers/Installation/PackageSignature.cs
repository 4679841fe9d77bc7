namespace Jupiter.Migration.Servers.Installation;

/// <summary>What a system says of the signature of a program.</summary>
/// <param name="IsTrusted">Whether it is whole and its chain ends at a root that this computer trusts; null where the system does not tell.</param>
/// <param name="Publisher">The organisation that signed it, as its certificate has it; empty where it is not trusted.</param>
/// <param name="Reason">What the system said where it does not trust it, or tells nothing.</param>
public sealed record PackageSignature(bool? IsTrusted, string Publisher, string Reason);
