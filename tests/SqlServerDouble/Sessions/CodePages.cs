using System.Collections.Concurrent;
using System.Text;

namespace Jupiter.Migration.SqlServerDouble.Sessions;

/// <summary>The code pages of Windows, which .NET does not know by itself. Asked for with every value, so each is looked up once.</summary>
internal static class CodePages
{
    private static readonly ConcurrentDictionary<int, Encoding> Known = new();

    public static Encoding Get(int codePage) =>
        Known.GetOrAdd(codePage, page => CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page));
}
