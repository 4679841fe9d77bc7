namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>What is known of an account beside its profile.</summary>
/// <param name="IsAdministrator">Whether it is an administrator; null where that is not known.</param>
/// <param name="PasswordExpires">Whether its password does; null where that is not known.</param>
public sealed record AccountFacts(bool? IsAdministrator, bool? PasswordExpires);
