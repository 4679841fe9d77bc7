using System;
using System.Formats.Asn1;
using System.Linq;
using System.Collections.Generic;
using System.Security.Cryptography;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>The organisation in a name of a certificate (X.520, organizationName). Taken from the bytes: a text of the whole name can be made to look like another.</summary>
internal static class PublisherName
{
    private const string Organization = "2.5.4.10";

    /// <summary>Reads it.</summary>
    /// <param name="name">The name, as the certificate has it (RFC 5280, 4.1.2.4).</param>
    /// <returns>The organisation; empty where there is none, or more than one.</returns>
    public static string Of(byte[] name)
    {
        try
        {
            return Organizations(name).ToArray() is [var only] ? only : "";
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or InvalidOperationException or ArgumentException)
        {
            return "";
        }
    }

    private static IEnumerable<string> Organizations(byte[] name)
    {
        var sets = new AsnReader(name, AsnEncodingRules.DER).ReadSequence();
        while (sets.HasData)
        {
            var pairs = sets.ReadSetOf(skipSortOrderValidation: true);
            while (pairs.HasData)
            {
                var pair = pairs.ReadSequence();
                if (pair.ReadObjectIdentifier() == Organization)
                {
                    yield return pair.ReadCharacterString((UniversalTagNumber)pair.PeekTag().TagValue);
                }
            }
        }
    }
}
