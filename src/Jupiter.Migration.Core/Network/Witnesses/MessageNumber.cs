using System.Security.Cryptography;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>Numbers of questions that nobody can guess who does not see them (RFC 5452).</summary>
internal static class MessageNumber
{
    /// <summary>The next number.</summary>
    /// <returns>The number.</returns>
    public static int Next()
    {
        using var source = RandomNumberGenerator.Create();
        var bytes = new byte[2];
        source.GetBytes(bytes);
        return (bytes[0] << 8) | bytes[1];
    }
}
