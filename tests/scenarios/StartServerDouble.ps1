# Starts this project's double of SQL Server as a process of its own. It ends when its input does: Stop-ServerDouble closes that.
function Start-ServerDouble([string]$Version, [string]$Data, [string]$Password) {
    $built = [IO.Path]::Combine($PSScriptRoot, '..', 'SqlServerDouble', 'bin', 'Debug')
    $double = [IO.Directory]::GetFiles($built, 'SqlServerDouble.dll', [IO.SearchOption]::AllDirectories)[0]
    [IO.Directory]::CreateDirectory($Data) | Out-Null
    $start = [Diagnostics.ProcessStartInfo]@{
        FileName = 'dotnet'
        Arguments = "`"$double`" --version $Version --port 0 --data `"$Data`" --user sa --password-stdin"
        UseShellExecute = $false
        RedirectStandardInput = $true
        RedirectStandardOutput = $true
    }
    $process = [Diagnostics.Process]::Start($start)
    $process.StandardInput.WriteLine($Password)
    $process.StandardInput.Flush()
    $greeting = $process.StandardOutput.ReadLine()
    @{ Process = $process; ServerInstance = $greeting.Replace('listening on ', '') }
}

function Stop-ServerDouble($Double) {
    $Double.Process.StandardInput.Close()
    $Double.Process.WaitForExit()
}
