#if !NET
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace Jupiter.Migration.EngineContract;

/// <summary>The few members of today's .NET that the contract uses and .NET Framework lacks.</summary>
internal static class NewerFramework
{
    extension(Convert)
    {
        public static string ToHexStringLower(byte[] bytes) => string.Concat(bytes.Select(b => b.ToString("x2", null)));
    }

    extension(SHA256)
    {
        public static byte[] HashData(byte[] bytes)
        {
            using var sha = SHA256.Create();
            return sha.ComputeHash(bytes);
        }
    }

    extension(Directory)
    {
        public static DirectoryInfo CreateTempSubdirectory(string prefix) =>
            Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("N")));
    }

    public static Task CancelAsync(this CancellationTokenSource source)
    {
        source.Cancel();
        return Task.CompletedTask;
    }

    public static IEnumerable<string> Order(this IEnumerable<string> items, IComparer<string> comparer) => items.OrderBy(item => item, comparer);

    public static void Shuffle<T>(this Random random, T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    // An array's own Reverse is void here.
    public static IEnumerable<T> Reverse<T>(this T[] items) => Enumerable.Reverse(items);
}
#endif
