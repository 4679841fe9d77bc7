using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>
/// The program of the set-up, proved before anything of it runs: by the hash that its user gave and by Microsoft's signature. It is held from before the
/// proof until it has ended, so that nobody exchanges it in between.
/// </summary>
internal sealed class SetupMedia : IDisposable
{
    private const string Publisher = "Microsoft Corporation";
    private static readonly CheckDefinition Check = CheckRegister.Find("Engine.Media");
    private static readonly string[] DiskParts = ["MediaInfo.xml", "x64", "x86"];
    private readonly FileStream _held;

    private SetupMedia(FileStream held, CheckResult proof) => (_held, Proof) = (held, proof);

    /// <summary>What was proved.</summary>
    public CheckResult Proof { get; }

    /// <summary>Full path of the program.</summary>
    public string Path => _held.Name;

    /// <summary>Proves a program.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="sha256">Its hash, in hexadecimal digits of any case.</param>
    /// <param name="trust">Checks its signature.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The program, held; the caller disposes of it.</returns>
    /// <exception cref="MigrationException">SetupNotWhole, SetupHashDiffers, SetupSignatureUnknown, SetupSignatureRefused, SetupSignerOther, and what the file system says.</exception>
    public static SetupMedia Prove(string path, string sha256, IPackageTrust trust, IOperationObserver observer, CancellationToken cancellation)
    {
        RequireWhole(path);
        var held = FileErrors.Named(path, () => SharedFile.OpenHeld(path));
        try
        {
            using (var meter = new ProgressMeter(observer, SR.ProgressSetupMedia, held.Length))
            {
                var hash = FileErrors.Named(path, () => HashedCopy.Copy(block => held.Read(block, 0, block.Length), (_, _) => { }, meter, cancellation));
                if (!hash.Equals(sha256, StringComparison.OrdinalIgnoreCase))
                {
                    throw MigrationException.Because(nameof(SR.SetupHashDiffers), path, path, hash, sha256.ToLowerInvariant());
                }
            }

            var signature = trust.Check(path);
            return signature switch
            {
                { IsTrusted: null } => throw MigrationException.Because(nameof(SR.SetupSignatureUnknown), path, path, PrintableText.Clean(signature.Reason)),
                { IsTrusted: false } => throw MigrationException.Because(nameof(SR.SetupSignatureRefused), path, path, PrintableText.Clean(signature.Reason)),
                { Publisher: not Publisher } => throw MigrationException.Because(
                    nameof(SR.SetupSignerOther), path, path, signature.Publisher.Length > 0 ? PrintableText.Clean(signature.Publisher) : "-", Publisher),
                _ => new SetupMedia(held, Check.Result(CheckStatus.Pass, path, Publisher, signature.Publisher, "SHA-256 " + sha256.ToLowerInvariant())),
            };
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    // An unpacked disk: its hash and its signature would prove one file of hundreds.
    private static void RequireWhole(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        if (DiskParts.Select(part => System.IO.Path.Combine(folder, part)).FirstOrDefault(part => File.Exists(part) || Directory.Exists(part)) is { } beside)
        {
            throw MigrationException.Because(nameof(SR.SetupNotWhole), path, path, beside);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();
}
