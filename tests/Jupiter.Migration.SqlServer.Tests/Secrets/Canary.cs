using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Secrets;

/// <summary>A secret that must be found nowhere, in whatever spelling.</summary>
internal sealed class Canary
{
    private readonly (string Name, string Text)[] _spellings;

    private Canary(params (string Name, string Text)[] spellings) => _spellings = spellings;

    /// <summary>A password.</summary>
    public static Canary OfPassword(string password) => new(
        ("as it is", password),
        ("in Base64 of UTF-8", Convert.ToBase64String(Encoding.UTF8.GetBytes(password))),
        ("in Base64 of UTF-16", Convert.ToBase64String(Encoding.Unicode.GetBytes(password))),
        ("in hexadecimal", Convert.ToHexString(Encoding.UTF8.GetBytes(password))));

    /// <summary>The hash of one. Half of it would be too much.</summary>
    public static Canary OfHash(byte[] hash) => new(
        ("in hexadecimal", Convert.ToHexString(hash)[8..40]), ("in Base64", Convert.ToBase64String(hash[..30])));

    /// <summary>Asserts that it stands in none of some texts.</summary>
    /// <param name="texts">The texts.</param>
    public void IsNowhereIn(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var found = _spellings.FirstOrDefault(one => text.Contains(one.Text, StringComparison.OrdinalIgnoreCase));
            Assert.True(found.Name is null, $"The secret stands {found.Name} in: {text}");
        }
    }
}
