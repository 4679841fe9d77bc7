using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Hashes of passwords: 0x0200, salt and SHA-512 since 2012, 0x0100, salt and SHA-1 before, which later versions still take.</summary>
internal static class PasswordHash
{
    public static byte[] Of(string password, int majorVersion)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        return Make(password, salt, isNew: majorVersion >= 11);
    }

    public static bool Matches(string password, byte[] hash) => hash.Length switch
    {
        70 when hash[0] == 2 => Make(password, hash[2..6], isNew: true).SequenceEqual(hash),
        26 when hash[0] == 1 => Make(password, hash[2..6], isNew: false).SequenceEqual(hash),
        _ => false,
    };

    /// <summary>Whether a version can use it.</summary>
    public static bool IsWellFormed(byte[] hash, int majorVersion) => hash.Length switch
    {
        70 => hash[0] == 2 && majorVersion >= 11,
        26 => hash[0] == 1,
        _ => false,
    };

    [SuppressMessage("Security", "CA5350", Justification = "SQL Server 2008 R2 hashes passwords so.")]
    private static byte[] Make(string password, byte[] salt, bool isNew)
    {
        byte[] salted = [.. Encoding.Unicode.GetBytes(password), .. salt];
        return [isNew ? (byte)2 : (byte)1, 0, .. salt, .. isNew ? SHA512.HashData(salted) : SHA1.HashData(salted)];
    }
}
