using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>Stands between a client and a server, so that a test can take the server away and bring it back.</summary>
internal sealed class TcpProxy : IDisposable
{
    private readonly string _host;
    private readonly int _serverPort;
    private readonly ConcurrentBag<TcpClient> _open = [];
    private TcpListener _listener;

    public TcpProxy(string host, int serverPort)
    {
        (_host, _serverPort) = (host, serverPort);
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener);
    }

    /// <summary>Where clients connect.</summary>
    public int Port { get; }

    /// <summary>Ends all connections and takes no new ones, as a server does that was killed.</summary>
    public void Cut()
    {
        _listener.Stop();
        while (_open.TryTake(out var client))
        {
            client.Client?.Close(0);
            client.Dispose();
        }
    }

    /// <summary>Takes connections again.</summary>
    public void Resume()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    public void Dispose() => Cut();

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                var server = new TcpClient();
                await server.ConnectAsync(_host, _serverPort);
                _open.Add(client);
                _open.Add(server);
                _ = PumpAsync(client, server);
                _ = PumpAsync(server, client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut: nobody is let in any more.
        }
    }

    private static async Task PumpAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One side is gone: so is the other.
        }

        from.Dispose();
        to.Dispose();
    }
}
