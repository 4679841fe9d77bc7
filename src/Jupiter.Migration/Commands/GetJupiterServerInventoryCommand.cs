using System;
using System.IO;
using System.Management.Automation;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Local;
using Jupiter.Migration.Servers.Windows;

namespace Jupiter.Migration.Commands;

/// <summary>
/// What a server is made of and has beside the content of its databases, to be kept while it is still on (clauses P2, S2) and held against
/// the memo and against the old one (H1, H2, W1, P3).
/// </summary>
[Cmdlet(VerbsCommon.Get, "JupiterServerInventory", SupportsShouldProcess = true, DefaultParameterSetName = Here)]
[OutputType(typeof(ServerInventory), typeof(FileInfo))]
[Raises(ErrorArea.ServerAddress, ErrorArea.Instance, ErrorArea.Inventory, ErrorArea.InventoryAsking, ErrorArea.InventoryHere,
    ErrorArea.OutputFile, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public sealed class GetJupiterServerInventoryCommand : ServerCommand
{
    private const string Here = "Here";
    private const string Computer = "Computer";
    private const string Session = "Session";
    private const string Collected = "File";
    private const string CollectedLiterally = "LiteralFile";

    /// <summary>Its database server, read too: HOST, HOST\INSTANCE or HOST,PORT of SQL Server, or embedded:FOLDER. The computer is read where that is this one.</summary>
    [Parameter(Position = 0, ParameterSetName = Here)]
    [ServerInstanceTransformation]
    public ServerAddress? ServerInstance { get; set; }

    /// <summary>Names or addresses of other computers with Windows, which are asked by CIM as whoever runs this.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Computer, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string[] ComputerName { get; set; } = [];

    /// <summary>Sessions of New-CimSession, for another account, another port or DCOM.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Session)]
    [ValidateNotNullOrEmpty]
    public PSObject[] CimSession { get; set; } = [];

    /// <summary>Files of collect-server.ps1 or of this cmdlet, with wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Collected)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files of collect-server.ps1 or of this cmdlet; wildcards mean themselves.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CollectedLiterally, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The file to write; one that is there is left. Without it the inventory is written to the pipeline.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Reads also accounts, addresses, rights on the server and credentials, never a secret of theirs: for a file that stays with its owner.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        switch (ParameterSetName)
        {
            case Computer:
                ForEach(ComputerName, name => Write(() => Await((_, stop) => RemoteInventory.Of(name, Detailed, stop))));
                break;
            case Session:
                ForEach(CimSession, session => Write(() => Await((_, stop) => RemoteInventory.Through(session.BaseObject, Detailed, stop))));
                break;
            case Collected:
                ForEachPath(Path, areLiteral: false, file => Write(() => RecordedInventory.Read(file)));
                break;
            case CollectedLiterally:
                ForEachPath(LiteralPath, areLiteral: true, file => Write(() => RecordedInventory.Read(file)));
                break;
            default:
                Write(ReadHere);
                break;
        }
    }

    private void ForEach<T>(System.Collections.Generic.IReadOnlyList<T> items, Action<T> work)
    {
        foreach (var item in items)
        {
            ForItem(() => work(item));
        }
    }

    private void Write(Func<ServerInventory> read)
    {
        if (OutFile is null)
        {
            WriteObject(read());
            return;
        }

        var path = FullPath(OutFile);
        OutputFile.RequireNone(path);
        if (ShouldProcess(path, SR.ActionWriteInventory))
        {
            var inventory = read();
            FileErrors.Named(path, () => ServerInventoryFile.Write(path, inventory));
            WriteObject(new FileInfo(path));
        }
    }

    private ServerInventory ReadHere()
    {
        if (ServerInstance is null)
        {
            return Await((_, stop) => LocalInventory.Reader(Detailed).Read(stop));
        }

        using var instance = Open(ServerInstance);
        return Await((_, stop) => LocalMachine.WithInstance(
            InstanceReading.Of(instance, Detailed, stop), instance.Address.Host, stop));
    }
}
