using System;
using System.Text;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>What the encoding of one connection depends on.</summary>
/// <param name="Version">The protocol spoken.</param>
/// <param name="Product">Version of the product.</param>
/// <param name="ServerName">Name of the server in its messages.</param>
/// <param name="Collation">The five bytes of the collation.</param>
/// <param name="CodePage">Encoding of char and varchar.</param>
internal sealed record WireProfile(
    TdsVersion Version, Version Product, string ServerName, ReadOnlyMemory<byte> Collation, Encoding CodePage)
{
    public static WireProfile Of(ISqlInstance instance, TdsVersion version) =>
        new(version, instance.ProductVersion, instance.ServerName, instance.Collation, CodePages.Get(instance.CodePage));
}
