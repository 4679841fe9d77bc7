using System;
using System.Collections.Generic;
using System.Globalization;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>An approval of a plan (clauses O1 to O3).</summary>
/// <param name="By">Who approved.</param>
/// <param name="Plan">SHA-256 of the plan.</param>
/// <param name="NotBefore">Before this time nothing may begin.</param>
/// <param name="NotAfter">After this time nothing may go on.</param>
internal sealed record ApprovedPlan(string By, string Plan, DateTimeOffset NotBefore, DateTimeOffset NotAfter) : LineFact
{
    private const string Trial = "trial";

    /// <summary>Whether it is for the trial alone.</summary>
    public bool IsForTrial { get; init; }

    /// <summary>The signature in Base64; null for an approval that is not signed.</summary>
    public string? Signature { get; init; }

    /// <summary>DER of the certificate in Base64; null for an approval that is not signed.</summary>
    public string? Certificate { get; init; }

    /// <summary>Thumbprint of the certificate; null for an approval that is not signed.</summary>
    public string? Thumbprint { get; init; }

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
    [
        ("by", By), ("plan", Plan), ("notBefore", Time(NotBefore)), ("notAfter", Time(NotAfter)), ("for", IsForTrial ? Trial : null),
        ("signature", Signature), ("certificate", Certificate), ("thumbprint", Thumbprint),
    ];

    /// <summary>A time as it stands in approvals.</summary>
    /// <param name="time">The time.</param>
    /// <returns>UTC, ISO 8601.</returns>
    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Reads it. What can't be read grants nothing: a time that is none lies before every window.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The approval.</returns>
    public static ApprovedPlan From(LineFacts line) =>
        new(line.Text("by"), line.Text("plan"), line.Time("notBefore") ?? DateTimeOffset.MinValue, line.Time("notAfter") ?? DateTimeOffset.MinValue)
        {
            IsForTrial = line.Text("for") == Trial,
            Signature = line.Text("signature"),
            Certificate = line.Text("certificate"),
        };
}
