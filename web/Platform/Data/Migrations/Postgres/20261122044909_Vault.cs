using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Vault : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "DeviceLabel",
                table: "SignInSessions",
                type: "character varying(282)",
                maxLength: 282,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60);

            migrationBuilder.AlterColumn<string>(
                name: "Name",
                table: "Places",
                type: "character varying(362)",
                maxLength: 362,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<string>(
                name: "Recipient",
                table: "OutboxMails",
                type: "character varying(1058)",
                maxLength: 1058,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(254)",
                oldMaxLength: 254);

            migrationBuilder.AddColumn<string>(
                name: "RecipientIndex",
                table: "OutboxMails",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Email",
                table: "Invitations",
                type: "character varying(1058)",
                maxLength: 1058,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(254)",
                oldMaxLength: 254,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EmailIndex",
                table: "Invitations",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "FirstName",
                table: "Children",
                type: "character varying(202)",
                maxLength: 202,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedWord",
                table: "ChapterFeedback",
                type: "bytea",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "UserName",
                table: "AspNetUsers",
                type: "character varying(1058)",
                maxLength: 1058,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(256)",
                oldMaxLength: 256,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Email",
                table: "AspNetUsers",
                type: "character varying(1058)",
                maxLength: 1058,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(256)",
                oldMaxLength: 256,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "DisplayName",
                table: "AspNetUsers",
                type: "character varying(202)",
                maxLength: 202,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40);

            migrationBuilder.AddColumn<string>(
                name: "DisplayNameIndex",
                table: "AspNetUsers",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PersonKeys",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Epoch = table.Column<int>(type: "integer", nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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

            migrationBuilder.AlterColumn<string>(
                name: "DeviceLabel",
                table: "SignInSessions",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(282)",
                oldMaxLength: 282);

            migrationBuilder.AlterColumn<string>(
                name: "Name",
                table: "Places",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(362)",
                oldMaxLength: 362);

            migrationBuilder.AlterColumn<string>(
                name: "Recipient",
                table: "OutboxMails",
                type: "character varying(254)",
                maxLength: 254,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(1058)",
                oldMaxLength: 1058);

            migrationBuilder.AlterColumn<string>(
                name: "Email",
                table: "Invitations",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(1058)",
                oldMaxLength: 1058,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "FirstName",
                table: "Children",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(202)",
                oldMaxLength: 202);

            migrationBuilder.AlterColumn<string>(
                name: "UserName",
                table: "AspNetUsers",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(1058)",
                oldMaxLength: 1058,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Email",
                table: "AspNetUsers",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(1058)",
                oldMaxLength: 1058,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "DisplayName",
                table: "AspNetUsers",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(202)",
                oldMaxLength: 202);
        }
    }
}
