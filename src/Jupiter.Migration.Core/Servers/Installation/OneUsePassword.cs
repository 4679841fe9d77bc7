using System;
using System.Linq;
using System.Security.Cryptography;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>
/// The password of sa that stands on the command line of the set-up, where any program of the computer can read it: random, and replaced as soon
/// as the instance is there. Letters and digits only, so that no command line takes it apart; of three kinds, as Windows asks ("Password must meet
/// complexity requirements").
/// </summary>
internal static class OneUsePassword
{
    private const int Length = 32;
    private const string Signs = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    /// <summary>Makes one.</summary>
    /// <returns>The password.</returns>
    public static string Make()
    {
        using var random = RandomNumberGenerator.Create();
        while (true)
        {
            var password = new string([.. Enumerable.Range(0, Length).Select(_ => Sign(random))]);
            if (password.Any(char.IsUpper) && password.Any(char.IsLower) && password.Any(char.IsDigit))
            {
                return password;
            }
        }
    }

    // Bytes beyond the last whole multiple would make some signs likelier than others.
    private static char Sign(RandomNumberGenerator random)
    {
        var one = new byte[1];
        do
        {
            random.GetBytes(one);
        }
        while (one[0] >= 256 / Signs.Length * Signs.Length);
        return Signs[one[0] % Signs.Length];
    }
}
