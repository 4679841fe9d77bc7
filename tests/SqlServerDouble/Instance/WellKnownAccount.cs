using System;
using System.Linq;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>
/// An account that every Windows has under the same SID ("Well-known SIDs" of Microsoft's Windows documentation), and that Windows names in its own language.
/// </summary>
internal sealed record WellKnownAccount(string English, string Russian, char Type, byte[] Sid)
{
    private static readonly WellKnownAccount[] All =
    [
        new(@"BUILTIN\Users", @"BUILTIN\Пользователи", 'G', [1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 33, 2, 0, 0]),
        new(@"BUILTIN\Administrators", @"BUILTIN\Администраторы", 'G', [1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0]),
        new(@"NT AUTHORITY\SYSTEM", @"NT AUTHORITY\СИСТЕМА", 'U', [1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0]),
    ];

    /// <summary>The account that this Windows has under a name.</summary>
    public static WellKnownAccount? Named(string name, InstanceOptions options) =>
        All.FirstOrDefault(account => account.NameOn(options).Equals(name, StringComparison.OrdinalIgnoreCase));

    public static WellKnownAccount? OfSid(byte[] sid) => All.FirstOrDefault(account => account.Sid.AsSpan().SequenceEqual(sid));

    public string NameOn(InstanceOptions options) => options.IsRussianWindows ? Russian : English;
}
