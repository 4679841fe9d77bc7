using System.Net;
using System.Security;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>Refuses a password of sa before anything is installed that no login could have. How complex it is the server judges ("Password policy").</summary>
public static class SaPasswordRule
{
    // "Strong passwords": up to 128 characters.
    private const int Longest = 128;

    /// <summary>Refuses a password that is missing or too long.</summary>
    /// <param name="password">The password.</param>
    /// <param name="parameter">The parameter that it comes by.</param>
    /// <exception cref="MigrationException">EngineSettingMissing, SaPasswordTooLong.</exception>
    public static void Require(SecureString? password, string parameter)
    {
        if (password is not { Length: > 0 })
        {
            throw MigrationException.Because(nameof(SR.EngineSettingMissing), parameter, parameter);
        }

        if (password.Length > Longest)
        {
            throw MigrationException.Because(nameof(SR.SaPasswordTooLong), parameter, password.Length, Longest);
        }
    }

    /// <summary>Refuses a password that was typed in two ways.</summary>
    /// <param name="first">As it was typed at first.</param>
    /// <param name="second">As it was typed again.</param>
    /// <exception cref="MigrationException">SaPasswordsDiffer.</exception>
    public static void RequireSame(SecureString? first, SecureString? second)
    {
        if (new NetworkCredential("", first).Password != new NetworkCredential("", second).Password)
        {
            throw MigrationException.Because(nameof(SR.SaPasswordsDiffer), null);
        }
    }
}
