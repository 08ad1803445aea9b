using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Vault : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RecipientIndex",
                table: "OutboxMails",
                type: "TEXT",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EmailIndex",
                table: "Invitations",
                type: "TEXT",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedWord",
                table: "ChapterFeedback",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DisplayNameIndex",
                table: "AspNetUsers",
                type: "TEXT",
                maxLength: 35,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PersonKeys",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Epoch = table.Column<int>(type: "INTEGER", nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonKeys", x => x.PersonId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMails_RecipientIndex",
                table: "OutboxMails",
                column: "RecipientIndex");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_DisplayNameIndex",
                table: "AspNetUsers",
                column: "DisplayNameIndex");

            migrationBuilder.CreateIndex(
                name: "IX_PersonKeys_Epoch",
                table: "PersonKeys",
                column: "Epoch");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PersonKeys");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMails_RecipientIndex",
                table: "OutboxMails");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_DisplayNameIndex",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "RecipientIndex",
                table: "OutboxMails");

            migrationBuilder.DropColumn(
                name: "EmailIndex",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "SealedWord",
                table: "ChapterFeedback");

            migrationBuilder.DropColumn(
                name: "DisplayNameIndex",
                table: "AspNetUsers");
        }
    }
}
