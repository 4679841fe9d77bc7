using System.Text;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>The code pages of Windows, which .NET does not know by itself.</summary>
internal static class CodePages
{
    private static readonly EncodingProvider Windows = CodePagesEncodingProvider.Instance;

    public static Encoding Get(int codePage) => Windows.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
}
